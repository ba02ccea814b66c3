using System.Net;
using Campaigns.CarrierSimulator.Behaviours;
using Campaigns.CarrierSimulator.Media;
using Campaigns.CarrierSimulator.Signalling;

namespace Campaigns.CarrierSimulator;

/// <summary>How the simulated carrier behaves. Durations count from the event named.</summary>
internal sealed record CarrierOptions
{
    /// <summary>The UDP endpoint for SIP, IPv4; port 0 picks a free one.</summary>
    public required IPEndPoint Listen { get; init; }

    public OutcomeMix Mix { get; init; } = OutcomeMix.Parse("answered=100");

    public long Seed { get; init; } = 1;

    /// <summary>Whether numbers ending in 0100–0111 follow <see cref="NumberTable"/> instead of the mix.</summary>
    public bool UseNumberTable { get; init; } = true;

    /// <summary>From the 180 to the 200.</summary>
    public TimeSpan Ring { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>From the ACK to the carrier's own BYE; null waits for the caller's BYE.</summary>
    public TimeSpan? Talk { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Length of a voicemail's greeting; a half-second beep follows.</summary>
    public TimeSpan Greeting { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Whether a person who answers says hello over RTP; false: they keep silent, which costs nothing.</summary>
    public bool SayHello { get; init; }

    /// <summary>Recordings that people and voicemail boxes say; null: synthetic ones, as <see cref="SayHello"/> and <see cref="Greeting"/> say.</summary>
    public SpeechFolder? Speech { get; init; }

    /// <summary>Folder that takes what each answered call's far end heard, as a WAV file named by its Call-ID; null records nothing.</summary>
    public string? RecordTo { get; init; }

    /// <summary>From the INVITE, when the caller neither cancels nor sends Expires: 3 minutes as RFC 3261 §16.6 Timer C.</summary>
    public TimeSpan LongestRing { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Seconds in the Retry-After of a 503.</summary>
    public int RetryAfterSeconds { get; init; } = 5;

    /// <summary>Calls at once; further INVITEs get 503. Null: no limit.</summary>
    public int? MaxCalls { get; init; }

    /// <summary>Credentials that every initial INVITE must show (RFC 7616); null asks for none.</summary>
    public DigestCredentials? RequiredCredentials { get; init; }

    /// <summary>Whether RTP received on a call is sent back.</summary>
    public bool EchoMedia { get; init; }

    /// <summary>Whether each call is kept for the report: about 400 bytes a call.</summary>
    public bool LogCalls { get; init; }
}
