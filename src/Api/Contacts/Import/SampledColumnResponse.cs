namespace Campaigns.Api.Contacts.Import;

/// <summary>A column of a list that isn't imported yet.</summary>
/// <param name="Name">As the header has it; "column 3" when it has none. The import's mapping names it so.</param>
/// <param name="Field">What its name tells.</param>
/// <param name="Samples">What stands in it in the first three rows, at most 100 characters each.</param>
internal sealed record SampledColumnResponse(string Name, ContactField Field, IReadOnlyList<string> Samples);
