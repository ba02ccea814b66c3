namespace Campaigns.Api.Trunks;

/// <summary>A header field of every INVITE.</summary>
internal sealed record TrunkHeaderRequest
{
    /// <summary>A header name that the SIP stack doesn't write itself. Required.</summary>
    public string? Name { get; init; }

    /// <summary>One line of at most 400 characters. Required.</summary>
    public string? Value { get; init; }
}
