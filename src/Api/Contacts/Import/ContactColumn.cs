namespace Campaigns.Api.Contacts.Import;

/// <summary>One column of a contact list.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Name">As the header has it, trimmed; "column 3" when it has none.</param>
/// <param name="Field">What it means.</param>
internal sealed record ContactColumn(int Index, string Name, ContactField Field);
