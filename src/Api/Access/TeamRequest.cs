namespace Campaigns.Api.Access;

/// <summary>A team to be made.</summary>
internal sealed record TeamRequest
{
    /// <summary>1–200 characters; no other team may have it. Required.</summary>
    public string? Name { get; init; }
}
