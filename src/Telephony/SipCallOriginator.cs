using System.Net;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using Campaigns.Sip;
using Campaigns.Sip.Calls;
using Campaigns.Sip.Dialogs;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Rtp;
using Campaigns.Sip.Timing;
using Campaigns.Sip.Transport;
using Campaigns.Telephony.Conversations;
using Campaigns.Telephony.Trunks;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Campaigns.Telephony;

/// <summary>Places calls with our own SIP user agent: one user agent per trunk, one RTP engine for all.</summary>
public sealed partial class SipCallOriginator : ICallOriginator, IAsyncDisposable
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(30);

    private readonly TrunkAgents _agents;

    // Apart from the carriers', whose settings are an operator's: an assistant's are anybody's who may write.
    private readonly TrunkAgents _assistants;
    private readonly DnsQueries _names;
    private readonly TelephonyOptions _options;
    private readonly IConversations _conversations;
    private readonly IReadOnlyList<ICallWatcher> _watchers;
    private readonly TimeProvider _time;
    private readonly ILogger<SipCallOriginator> _logger;
    private readonly RtpMedia? _media;
    private Func<IPAddress, bool>? _mayReach;
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
        _agents = new TrunkAgents(trunk => Open(trunk, mayReach: null), time);
        _assistants = new TrunkAgents(assistant => Open(assistant, _mayReach), time);
        _names = new DnsQueries(options.ReadDnsServers());
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
            call.Attach(_agents.For(order.Trunk).Place(RequestOf(order, call.Leg), call));
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
        var result = await _agents.For(trunk).HangUpForeignAsync(
            SnapshotOf(dialog), ReasonHeader.NormalClearing, TrunkAddressing.CredentialsOf(trunk), cancellationToken).ConfigureAwait(false);
        return result.Status is (>= 200 and < 300) or 481;
    }

    /// <inheritdoc/>
    public TrunkReachability? ReachabilityOf(TrunkSettings trunk)
    {
        SipEndpoint agent;
        try
        {
            agent = _agents.For(trunk);
        }
        catch (Exception exception)
        {
            // A socket that can't be bound; each call over the trunk will say so, too.
            LogNotOpened(_logger, exception, trunk.Name);
            return null;
        }

        var registration = agent.Registration;
        return new TrunkReachability
        {
            Endpoints = [.. agent.Targets.Select(target => new EndpointReachability(target.Server.Host, target.Hop.ToString(), target.IsUp, target.Fault))],
            IsRegistered = registration?.IsRegistered,
            RegisteredUntil = registration?.Until is { } until ? Instant.FromDateTimeOffset(until) : null,
            RegistrationFault = registration?.Fault,
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _agents.DisposeAsync().ConfigureAwait(false);
        await _assistants.DisposeAsync().ConfigureAwait(false);
        _media?.Dispose();
    }

    internal DateTimeOffset Now => _time.GetUtcNow();

    internal bool CarriesAudio => _media is not null;

    internal TalkingCall Talk(CallOrder order, ICallLeg leg, Task<OutboundCall> confirmed) =>
        new(order, leg, new NativeSignalling(this, confirmed), _conversations.For(order), _watchers);

    internal NativeCallLeg NewLeg(string call) => new(CarriesAudio, exception => ReportFault(exception, call));

    /// <summary>The user agent for calls to an assistant at this address: by an address, so that no look-up can lead elsewhere.</summary>
    internal SipEndpoint EndpointOf(SecondLegOrder order)
    {
        // The same rule for all: the first order brings it.
        _mayReach ??= order.MayReach;
        return _assistants.For(new TrunkSettings { Name = "Assistant", Host = order.Address.ToString(), Port = order.Target.Port, CallerNumbers = [] });
    }

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

    private SipEndpoint Open(TrunkSettings trunk, Func<IPAddress, bool>? mayReach) => new(
        new SipEndpointOptions
        {
            RemoteHost = trunk.Host,
            RemotePort = trunk.Port,
            Servers = [.. trunk.Servers().Select(TrunkAddressing.ServerOf)],
            Names = _names,
            MayReach = mayReach,
            PreloadedRoute = TrunkAddressing.RouteOf(trunk),
            Tls = TrunkAddressing.TlsOf(trunk),
            LargeRequests = trunk.TcpForLargeRequests ? LargeRequests.Tcp : LargeRequests.Refuse,
            HealthCheckInterval = trunk.HealthCheckInterval?.ToTimeSpan() ?? (trunk.Endpoints.Count > 1 ? CheckInterval : null),
            Registration = TrunkAddressing.RegistrationOf(trunk),
            Bind = new IPEndPoint(IPAddress.Parse(_options.LocalAddress), 0),
            AdvertisedAddress = _options.AdvertisedAddress is { } advertised ? IPAddress.Parse(advertised) : null,
            DiscoverAddress = trunk.DiscoverAddress && _options.AdvertisedAddress is null,
            Timers = Timers,
            MaxConcurrentCalls = _options.MaxCalls,
            ConfirmTimeout = TimeSpan.FromSeconds(25),
            Media = _media,
            ObserverFault = exception => LogObserverFault(_logger, exception, ""),
        },
        _time);

    private CallRequest RequestOf(CallOrder order, NativeCallLeg leg) => new()
    {
        RequestUri = $"sip:{order.CalledNumber}@{TrunkAddressing.HostOf(order.Trunk)}",
        FromUri = CallerIdentity.FromUri(order.Trunk, order.CallerNumber),
        FromDisplayName = CallerIdentity.DisplayName(order.Trunk),
        Headers = CallerIdentity.Headers(order.Trunk, order.CallerNumber),
        CallId = order.CallId,
        FromTag = order.LocalTag,
        RingTimeout = order.RingTimeout.ToTimeSpan(),
        MaxDuration = order.MaxCallDuration.ToTimeSpan(),
        SessionInterval = _options.SessionInterval,
        MayFollow = order.Trunk.FollowRedirects ? target => TrunkRedirects.Admits(order.Trunk, target.User, target.Host) : null,
        Credentials = TrunkAddressing.CredentialsOf(order.Trunk),
        Source = leg,
        Sink = leg,
    };

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
        NextHop = NextHop.Parse(dialog.NextHop),
    };
}
