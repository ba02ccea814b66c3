namespace Campaigns.Api.Access;

/// <summary>A key to be made.</summary>
internal sealed record KeyRequest
{
    /// <summary>1–200 characters, to tell keys apart. Required.</summary>
    public string? Label { get; init; }

    /// <summary>Any of read, write, run, admin; at least one. Write and run include read, admin includes everything. Required.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Not good at or after this instant. Left out: until it is revoked.</summary>
    public string? ExpiresAt { get; init; }
}
