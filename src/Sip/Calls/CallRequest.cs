using Campaigns.Sip.Authentication;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Rtp;

namespace Campaigns.Sip.Calls;

/// <summary>
/// One outbound call. Every text is checked when it is set: an <see cref="ArgumentException"/> for anything that could break out of its
/// header line, so that what reaches the wire is what was meant.
/// </summary>
public sealed record CallRequest
{
    /// <summary>Who is called, as Request-URI: <c>sip:+15550100@carrier.example</c>.</summary>
    public required string RequestUri { get; init => field = HeaderText.RequireUri(value, nameof(RequestUri)); }

    /// <summary>Who calls, as URI: <c>sip:+15550199@campaigns.example</c>.</summary>
    public required string FromUri { get; init => field = HeaderText.RequireUri(value, nameof(FromUri)); }

    /// <summary>Shown to the called party if the carrier lets it through. Quoted and escaped by the stack.</summary>
    public string? FromDisplayName
    {
        get;
        init => field = value is null ? null : HeaderText.RequireValue(value, nameof(FromDisplayName));
    }

    /// <summary>To; the Request-URI when null.</summary>
    public string? ToUri { get; init => field = value is null ? null : HeaderText.RequireUri(value, nameof(ToUri)); }

    /// <summary>Globally unique, unguessable, and stored by the caller before the call is placed.</summary>
    public required string CallId { get; init => field = HeaderText.RequireWord(value, nameof(CallId)); }

    /// <summary>Our tag of the dialog: random, at least 32 bits (RFC 3261 §19.3), stored by the caller like the Call-ID.</summary>
    public required string FromTag { get; init => field = HeaderText.RequireToken(value, nameof(FromTag)); }

    /// <summary>How long the called party may ring, counted from the INVITE. Sent as Expires; then CANCEL. 1 s–10 min, default 30 s.</summary>
    public TimeSpan RingTimeout { get; init => field = Limits.Require(value, Limits.RingTimeout, nameof(RingTimeout)); } =
        TimeSpan.FromSeconds(30);

    /// <summary>How long an answered call may last, counted from the 200. Then BYE. 1 s–24 h, default 10 min.</summary>
    public TimeSpan MaxDuration { get; init => field = Limits.Require(value, Limits.MaxDuration, nameof(MaxDuration)); } =
        TimeSpan.FromMinutes(10);

    /// <summary>The session interval to ask for (RFC 4028), 90 s–1 day: a peer that vanishes is noticed then. Null: not asked for, but taken part in.</summary>
    public TimeSpan? SessionInterval
    {
        get;
        init => field = value is { } interval ? Limits.Require(interval, Limits.SessionInterval, nameof(SessionInterval)) : null;
    }

    /// <summary>Whether one redirect (301, 302) to this target may be followed. Null: none may.</summary>
    public Func<RedirectTarget, bool>? MayFollow { get; init; }

    /// <summary>For 401 and 407; without it those are final.</summary>
    public DigestCredentials? Credentials { get; init; }

    /// <summary>Further header fields of the INVITE; at most 32.</summary>
    public IReadOnlyList<SipHeader> Headers
    {
        get;
        init => field = value.Count <= Limits.MaxHeaders
            ? value
            : throw new ArgumentException($"More than {Limits.MaxHeaders} further header fields", nameof(Headers));
    } = [];

    /// <summary>Played from the answer on; silence is sent when null or at its end. Ignored by a signalling-only endpoint.</summary>
    public IAudioSource? Source { get; init; }

    /// <summary>Given what the peer says from the answer on. Ignored by a signalling-only endpoint.</summary>
    public IAudioSink? Sink { get; init; }
}
