using System.Net;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Pacing;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using Campaigns.Telephony.Conversations;
using Campaigns.Telephony.SipSorcery.Media;
using Campaigns.Telephony.SipSorcery.Signalling;
using Microsoft.Extensions.Logging;
using NodaTime;
using SIPSorcery.SIP;
using SIPSorcery.Sys;

namespace Campaigns.Telephony.SipSorcery.Calls;

/// <summary>Places calls with SIPSorcery: a few transports that all trunks and calls share.</summary>
internal sealed partial class SipSorceryCallOriginator : ICallOriginator, IAsyncDisposable
{
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    private readonly TelephonyOptions _options;
    private readonly IConversations _conversations;
    private readonly IReadOnlyList<ICallWatcher> _watchers;
    private readonly ILogger<SipSorceryCallOriginator> _logger;
    private readonly SignallingSocket[] _sockets;
    private readonly IPAddress _bind;
    private readonly PortRange _ports;
    private readonly FramePacer? _pacer;
    private readonly Lock _rateGate = new();
    private readonly RateLimiter _rate;
    private readonly long _startedAt;
    private int _placed;
    private int _inFlight;
    private int _answered;
    private volatile bool _closing;

    public SipSorceryCallOriginator(
        TelephonyOptions options,
        SipSorceryOptions sipSorcery,
        IConversations conversations,
        IEnumerable<ICallWatcher> watchers,
        TimeProvider time,
        ILogger<SipSorceryCallOriginator> logger)
    {
        (_options, _conversations, _watchers, _logger, Time) = (options, conversations, [.. watchers], logger, time);
        SIPTransport.MaxPendingTransactionsCount = sipSorcery.MaxPendingTransactions;
        _bind = IPAddress.Parse(options.LocalAddress);
        Hosts = new TrunkHosts(_bind.AddressFamily, time);
        _sockets = [.. Enumerable.Range(0, sipSorcery.Transports).Select(_ => new SignallingSocket(_bind, options.AdvertisedAddress, time, ReportFault))];
        _startedAt = time.GetTimestamp();
        _rate = new RateLimiter(sipSorcery.MaxCallsPerSecond, Duration.Zero);
        _ports = new PortRange(options.FirstRtpPort + (options.FirstRtpPort % 2), options.LastRtpPort);
        _pacer = options.Media is MediaMode.Rtp ? new FramePacer(time, exception => ReportFault(exception, "")) : null;
    }

    /// <inheritdoc/>
    public OriginatorLoad Load => new(Volatile.Read(ref _inFlight), Volatile.Read(ref _answered), _options.MaxCalls);

    public TimeProvider Time { get; }

    public TrunkHosts Hosts { get; }

    public bool CarriesAudio => _pacer is not null;

    /// <inheritdoc/>
    public IPlacedCall Place(CallOrder order, ICallEvents events)
    {
        var socket = NextSocket();
        var call = new SorceryCall(order, events, this, socket);
        if (Interlocked.Increment(ref _inFlight) > _options.MaxCalls || _closing || !TrySpend())
        {
            call.Refuse(CallFailure.NotAdmitted);
        }
        else if (order.Trunk.Transport is not TrunkTransport.Udp)
        {
            // Never in the clear what was to be encrypted.
            ReportFault(new NotSupportedException("The SIPSorcery stack has UDP only; this trunk asks for another transport"), order.CallId);
            call.Refuse(CallFailure.TransportFailed);
        }
        else if (socket.Calls.TryAdd(call))
        {
            _ = call.StartAsync();
        }
        else
        {
            ReportFault(new InvalidOperationException("A call with this Call-ID is in progress"), order.CallId);
            call.Refuse(CallFailure.Internal);
        }

        return call;
    }

    /// <inheritdoc/>
    public async Task<bool> HangUpRecordedAsync(RecordedDialog dialog, TrunkSettings trunk, CancellationToken cancellationToken)
    {
        var termination = new DialogTermination(NextSocket().Transport, Dialog.FromRecord(dialog), trunk, Reasons.NormalClearing);
        var status = await termination.Start().WaitAsync(cancellationToken).ConfigureAwait(false);
        return status is (>= 200 and < 300) or 481;
    }

    /// <summary>Admits no more calls, hangs up those that are up, waits a while for that, and closes the sockets.</summary>
    public async ValueTask DisposeAsync()
    {
        _closing = true;
        var calls = _sockets.SelectMany(socket => socket.Calls.All).ToList();
        calls.ForEach(call => call.HangUp(CallEndReason.SiloShutdown));
        var ended = Task.WhenAll(calls.Select(call => call.Completion));
        await Task.WhenAny(ended, Task.Delay(CloseTimeout, Time)).ConfigureAwait(false);
        calls.ForEach(call => call.Abandon());
        await Task.WhenAny(ended, Task.Delay(CloseTimeout, Time)).ConfigureAwait(false);
        await Task.Run(() => Array.ForEach(_sockets, socket => socket.Dispose())).ConfigureAwait(false);
        _pacer?.Dispose();
    }

    /// <exception cref="ApplicationException">No port is free.</exception>
    public ICallMedia OpenMedia(NativeCallLeg leg, IPAddress trunk)
    {
        var address = _options.AdvertisedAddress is { } advertised ? IPAddress.Parse(advertised)
            : _bind.Equals(IPAddress.Any) || _bind.Equals(IPAddress.IPv6Any) ? NetServices.GetLocalAddressForRemote(trunk)
            : _bind;
        return _pacer is null ? new OfferedSession(address) : new RtpCall(leg, _pacer, _bind, address, _ports);
    }

    public TalkingCall Talk(CallOrder order, ICallLeg leg) => new(order, leg, new NoSecondLegs(), _conversations.For(order), _watchers);

    public void NoteAnswered() => Interlocked.Increment(ref _answered);

    public void NoteEnded(bool answered)
    {
        Interlocked.Decrement(ref _inFlight);
        if (answered)
        {
            Interlocked.Decrement(ref _answered);
        }
    }

    public void ReportFault(Exception exception, string callId) => LogFault(_logger, exception, callId);

    private SignallingSocket NextSocket() => _sockets[(uint)Interlocked.Increment(ref _placed) % (uint)_sockets.Length];

    private bool TrySpend()
    {
        lock (_rateGate)
        {
            var now = Duration.FromTimeSpan(Time.GetElapsedTime(_startedAt));
            if (_rate.Allows(1, now) == 0)
            {
                return false;
            }

            _rate.Spend(1, now);
            return true;
        }
    }
}
