using NodaTime;

namespace Campaigns.Telephony.Contract;

/// <summary>What a case asks of the originator it is run with.</summary>
public sealed record OriginatorSettings
{
    /// <summary>Whether RTP is sent and received. Without it a session is offered and nothing listens on its port.</summary>
    public bool CarriesAudio { get; init; }

    /// <summary>Calls at once.</summary>
    public int MaxCalls { get; init; } = 1000;

    /// <summary>The session interval to ask for; null: none. What the carrier asks for is taken from <see cref="LeastSessionInterval"/> on.</summary>
    public Duration? SessionInterval { get; init; }

    /// <summary>Min-SE, shorter than RFC 4028 allows so that a test needn't wait.</summary>
    public Duration LeastSessionInterval { get; init; } = Duration.FromSeconds(2);

    /// <summary>RFC 3261's T1. A stack that can't change its own keeps the one that <see cref="CallOriginatorStack.T1"/> says.</summary>
    public required Duration T1 { get; init; }
}
