namespace Campaigns.Api.Assistants;

/// <summary>An assistant behind a SIP address.</summary>
internal sealed record SipAgentRequest
{
    /// <summary>Such as "sip:agent@pbx.example:5060". Required.</summary>
    public string? Uri { get; init; }

    /// <summary>Hand the call over by REFER instead of bridging it. Default false.</summary>
    public bool? Refer { get; init; }

    /// <summary>Digest user name.</summary>
    public string? Username { get; init; }

    /// <summary>Digest password; written, never read back. Left out, it stays as it is.</summary>
    public string? Password { get; init; }
}
