using NodaTime;

namespace Campaigns.Telephony.Contract;

/// <summary>What a case asks of the originator it is run with.</summary>
public sealed record OriginatorSettings
{
    /// <summary>Whether RTP is sent and received. Without it a session is offered and nothing listens on its port.</summary>
    public bool CarriesAudio { get; init; }

    /// <summary>Calls at once.</summary>
    public int MaxCalls { get; init; } = 1000;

    /// <summary>RFC 3261's T1; a stack that can't change its own says so by <see cref="CallOriginatorStack.T1"/>.</summary>
    public required Duration T1 { get; init; }
}
