using System.Collections.Concurrent;
using System.Net;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using Campaigns.Sip;
using Campaigns.Sip.Authentication;
using Campaigns.Sip.Calls;
using Campaigns.Sip.Dialogs;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Rtp;
using Campaigns.Sip.Timing;
using Campaigns.Telephony.Conversations;
using Microsoft.Extensions.Logging;

namespace Campaigns.Telephony;

/// <summary>Places calls with our own SIP user agent: one socket per trunk endpoint, one RTP engine for all.</summary>
public sealed partial class SipCallOriginator : ICallOriginator, IAsyncDisposable
{
    private readonly ConcurrentDictionary<TrunkEndpoint, Lazy<SipEndpoint>> _endpoints = new();
    private readonly TelephonyOptions _options;
    private readonly IConversations _conversations;
    private readonly IReadOnlyList<ICallWatcher> _watchers;
    private readonly TimeProvider _time;
    private readonly ILogger<SipCallOriginator> _logger;
    private readonly RtpMedia? _media;
    private int _inFlight;
    private int _answered;

    public SipCallOriginator(
        TelephonyOptions options,
        IConversations conversations,
        IEnumerable<ICallWatcher> watchers,
        TimeProvider time,
        ILogger<SipCallOriginator> logger)
    {
        (_options, _conversations, _watchers, _time, _logger) = (options, conversations, [.. watchers], time, logger);
        _media = options.Media is MediaMode.Rtp
            ? new RtpMedia(new RtpMediaOptions
            {
                Bind = IPAddress.Parse(options.LocalAddress),
                FirstPort = options.FirstRtpPort,
                LastPort = options.LastRtpPort,
            })
            : null;
    }

    /// <summary>RFC 3261's timers; their defaults unless a test wants what lasts 32 s to last less.</summary>
    public SipTimers Timers { get; init; } = new();

    /// <inheritdoc/>
    public OriginatorLoad Load => new(Volatile.Read(ref _inFlight), Volatile.Read(ref _answered), _options.MaxCalls);

    /// <inheritdoc/>
    public IPlacedCall Place(CallOrder order, ICallEvents events)
    {
        var call = new PlacedCall(order, events, this);
        if (Interlocked.Increment(ref _inFlight) > _options.MaxCalls)
        {
            call.Refuse(Domain.Attempts.CallFailure.NotAdmitted);
            return call;
        }

        try
        {
            call.Attach(EndpointOf(order.Trunk).Place(RequestOf(order, call.Leg), call));
        }
        catch (Exception exception)
        {
            // What can't even be put into a request, or a socket that can't be bound, is an outcome like any other.
            LogNotPlaced(_logger, exception, order.CallId);
            call.Refuse(Domain.Attempts.CallFailure.Internal);
        }

        return call;
    }

    /// <inheritdoc/>
    public async Task<bool> HangUpRecordedAsync(RecordedDialog dialog, TrunkSettings trunk, CancellationToken cancellationToken)
    {
        var result = await EndpointOf(trunk).HangUpForeignAsync(
            SnapshotOf(dialog), ReasonHeader.NormalClearing, CredentialsOf(trunk), cancellationToken).ConfigureAwait(false);
        return result.Status is (>= 200 and < 300) or 481;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var endpoint in _endpoints.Values.Where(endpoint => endpoint.IsValueCreated))
        {
            await endpoint.Value.DisposeAsync().ConfigureAwait(false);
        }

        _media?.Dispose();
    }

    internal DateTimeOffset Now => _time.GetUtcNow();

    internal bool CarriesAudio => _media is not null;

    internal TalkingCall Talk(CallOrder order, ICallLeg leg) => new(order, leg, _conversations.For(order), _watchers);

    internal void NoteAnswered() => Interlocked.Increment(ref _answered);

    internal void NoteEnded(bool answered)
    {
        Interlocked.Decrement(ref _inFlight);
        if (answered)
        {
            Interlocked.Decrement(ref _answered);
        }
    }

    internal void ReportFault(Exception exception, string callId) => LogObserverFault(_logger, exception, callId);

    private SipEndpoint EndpointOf(TrunkSettings trunk) =>
        _endpoints.GetOrAdd(new TrunkEndpoint(trunk.Host, trunk.Port), static (key, self) => new Lazy<SipEndpoint>(() => self.Open(key)), this).Value;

    private SipEndpoint Open(TrunkEndpoint endpoint) => new(
        new SipEndpointOptions
        {
            RemoteHost = endpoint.Host,
            RemotePort = endpoint.Port,
            Bind = new IPEndPoint(IPAddress.Parse(_options.LocalAddress), 0),
            AdvertisedAddress = _options.AdvertisedAddress is { } advertised ? IPAddress.Parse(advertised) : null,
            Timers = Timers,
            MaxConcurrentCalls = _options.MaxCalls,
            ConfirmTimeout = TimeSpan.FromSeconds(25),
            Media = _media,
            ObserverFault = exception => LogObserverFault(_logger, exception, ""),
        },
        _time);

    private static CallRequest RequestOf(CallOrder order, NativeCallLeg leg) => new()
    {
        RequestUri = $"sip:{order.CalledNumber}@{HostOf(order.Trunk)}",
        FromUri = $"sip:{order.CallerNumber}@{HostOf(order.Trunk)}",
        CallId = order.CallId,
        FromTag = order.LocalTag,
        RingTimeout = order.RingTimeout.ToTimeSpan(),
        MaxDuration = order.MaxCallDuration.ToTimeSpan(),
        Credentials = CredentialsOf(order.Trunk),
        Source = leg,
        Sink = leg,
    };

    private static string HostOf(TrunkSettings trunk)
    {
        var host = IPAddress.TryParse(trunk.Host, out var address) && address.AddressFamily is System.Net.Sockets.AddressFamily.InterNetworkV6
            ? $"[{trunk.Host}]"
            : trunk.Host;
        return FormattableString.Invariant($"{host}:{trunk.Port}");
    }

    private static DigestCredentials? CredentialsOf(TrunkSettings trunk) =>
        trunk.Username is { Length: > 0 } user ? new DigestCredentials(user, trunk.Password ?? "") : null;

    private static DialogSnapshot SnapshotOf(RecordedDialog dialog) => new()
    {
        CallId = dialog.CallId,
        LocalTag = dialog.LocalTag,
        RemoteTag = dialog.RemoteTag,
        LocalUri = dialog.LocalUri,
        RemoteUri = dialog.RemoteUri,
        RemoteTarget = dialog.RemoteTarget,
        RouteSet = dialog.RouteSet,
        LocalCSeq = (uint)dialog.LocalCSeq,
        NextHop = IPEndPoint.Parse(dialog.NextHop),
    };

    private readonly record struct TrunkEndpoint(string Host, int Port);
}
