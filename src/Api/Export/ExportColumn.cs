namespace Campaigns.Api.Export;

/// <summary>One column of a CSV file.</summary>
/// <param name="Name">In the header.</param>
/// <param name="Text">The cell; null: empty.</param>
internal sealed record ExportColumn<T>(string Name, Func<T, string?> Text);
