namespace Campaigns.Api.Contacts.Import;

/// <summary>How a column was understood: as it was said, or as its name tells.</summary>
internal sealed record ColumnResponse(string Name, ContactField Field);
