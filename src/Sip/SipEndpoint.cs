using System.Net;
using System.Security.Cryptography;
using System.Text;
using Campaigns.Sip.Authentication;
using Campaigns.Sip.Calls;
using Campaigns.Sip.Dialogs;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Registration;
using Campaigns.Sip.Resolution;
using Campaigns.Sip.Transactions;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip;

/// <summary>
/// An outbound SIP user agent for one trunk: one UDP socket with its receiving thread, connections where the trunk wants TCP or TLS, one
/// timer, any number of calls. Thread-safe.
/// </summary>
public sealed partial class SipEndpoint : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly SipEndpointOptions _options;
    private readonly TimeProvider _time;
    private readonly IMessageTransport _transport;
    private readonly TransactionLayer _layer;
    private readonly CounterSet _counters = new();
    private readonly CallTable _calls = new();
    private readonly TrunkTargets _trunk;
    private readonly TargetMonitor? _monitor;
    private readonly CallContext _context;
    private readonly ulong _seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
    private readonly HashSet<ForeignHangUp> _foreignHangUps = [];
    private long _resolvedAt;
    private bool _resolving;
    private bool _closing;

    /// <summary>Binds the socket and starts receiving.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The local address can't be bound.</exception>
    public SipEndpoint(SipEndpointOptions options, TimeProvider? time = null)
        : this(options, time ?? TimeProvider.System, EndpointTransports.Open(options, time ?? TimeProvider.System))
    {
    }

    internal SipEndpoint(SipEndpointOptions options, TimeProvider time, IMessageTransport transport)
    {
        _options = options;
        _time = time;
        _transport = transport;
        _locator = new ServerLocator(options.Names, options.Bind.AddressFamily);
        _trunk = new TrunkTargets(time, new Random((int)_seed));
        _layer = new TransactionLayer(transport, options.Timers, time, _gate, _counters)
        {
            PreloadedRoute = options.PreloadedRoute is { } route ? Encoding.UTF8.GetBytes($"Route: {route}\r\n") : [],
        };
        _context = new CallContext
        {
            Options = options,
            Layer = _layer,
            Time = time,
            Calls = _calls,
            Trunk = _trunk,
            PeerNames = new PeerNames(_locator, time, _gate, options.AddressLifetime),
            WaitsFor = WaitsFor,
            SeenByPeer = options.DiscoverAddress ? LearnAddress : null,
            Observers = new ObserverThread(_counters, options.ObserverFault),
        };
        if (options.Registration is { } wanted)
        {
            _registration = new TrunkRegistration(wanted, _layer, _context.Authenticator, _trunk, time, new Random((int)_seed), Proceed);
        }

        if (options.HealthCheckInterval is { } interval)
        {
            _monitor = new TargetMonitor(_layer, options, transport, time, interval);
        }

        transport.Start(() => new MessageDispatch(_context));
        _hasNames = options.Servers.Any(server => !ServerLocator.IsLiteral(server));
        lock (_gate)
        {
            if (!_hasNames)
            {
                UseServers([.. options.Servers.SelectMany(_locator.LocateLiteral)]);
            }
            else if (options.Registration is not null)
            {
                RefreshAddresses();
            }
        }
    }

    /// <summary>The bound address and port.</summary>
    public IPEndPoint LocalEndPoint => _transport.LocalEndPoint;

    /// <summary>TCP and TLS connections that are open or being opened.</summary>
    public int Connections => _transport.Connections;

    /// <summary>The addresses that the trunk's servers stand for, in the order of the configuration; empty until their names are resolved.</summary>
    public IReadOnlyList<TargetState> Targets
    {
        get
        {
            lock (_gate)
            {
                return [.. _trunk.All.Select(target => new TargetState(target.Server, target.Hop, target.Health.IsUp, target.Health.Fault))];
            }
        }
    }

    public SipCounters Counters
    {
        get
        {
            lock (_gate)
            {
                return _counters.Read();
            }
        }
    }

    public SipLoad Load
    {
        get
        {
            lock (_gate)
            {
                return new SipLoad(
                    _calls.Count, _calls.Answered, _layer.Clients.Count, _layer.Servers.Count, _layer.Wheel.Armed);
            }
        }
    }

    /// <summary>
    /// Places a call and returns at once. Whatever happens to it, being refused for the limit included, the observer is told once by
    /// <see cref="ICallObserver.OnEnded"/>, never during this call.
    /// </summary>
    /// <exception cref="ArgumentException">A call with this Call-ID is in progress.</exception>
    public OutboundCall Place(CallRequest request, ICallObserver observer)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(observer);
        var call = new OutboundCall(_context, request, observer);
        lock (_gate)
        {
            if (_closing)
            {
                call.Refuse(CallFailure.NotAdmitted, "The endpoint is closing");
            }
            else if (_calls.Count >= _options.MaxConcurrentCalls)
            {
                call.Refuse(CallFailure.NotAdmitted, $"The endpoint has {_options.MaxConcurrentCalls} calls already");
            }
            else if (!_calls.TryAdd(call))
            {
                throw new ArgumentException($"A call with the Call-ID {request.CallId} is in progress", nameof(request));
            }
            else
            {
                StartOrWait(call);
            }
        }

        return call;
    }

    /// <summary>
    /// Ends a call that another process answered: sends BYE in its dialog and completes with the final response, or after 64 × T1
    /// without one. Doing it twice is harmless: the second BYE is answered 481.
    /// </summary>
    /// <param name="dialog">As stored when the call was answered. Its CSeq is used up by one, or two if the BYE is challenged.</param>
    /// <param name="reason">Sent as Reason; may be null.</param>
    /// <param name="credentials">For a carrier that challenges BYE; may be null.</param>
    /// <param name="cancellationToken">Stops the wait, not the BYE.</param>
    public Task<ForeignHangUpResult> HangUpForeignAsync(
        DialogSnapshot dialog,
        ReasonHeader? reason = null,
        DigestCredentials? credentials = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        var hangUp = new ForeignHangUp(_foreignHangUps);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closing, this);
            IdentifyTowards(dialog.NextHop.EndPoint);
            _foreignHangUps.Add(hangUp);
            new DialogTermination(_layer, _context.Authenticator, new Dialog(dialog), credentials, reason, hangUp).Start();
        }

        return hangUp.Task.WaitAsync(cancellationToken);
    }

    /// <summary>
    /// Admits no more calls, hangs up those that are up, waits for that at most <see cref="SipEndpointOptions.CloseTimeout"/>, and closes the socket.
    /// Every call has had its outcome delivered then.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        Task drained;
        lock (_gate)
        {
            if (_closing)
            {
                return;
            }

            _closing = true;
            _monitor?.Dispose();
            foreach (var call in _calls.Snapshot())
            {
                call.End(LocalEndCause.EndpointClosed, ReasonHeader.NormalClearing);
            }

            drained = Task.WhenAll([_calls.WhenDrained(), .. _foreignHangUps.Select(hangUp => hangUp.Task)]);
        }

        // The binding goes last: while it stands, the trunk knows where its BYEs go.
        var closed = CloseAsync(drained);
        await Task.WhenAny(closed, Task.Delay(_options.CloseTimeout, _time)).ConfigureAwait(false);
        lock (_gate)
        {
            foreach (var call in _calls.Snapshot())
            {
                call.Abandon();
            }

            foreach (var hangUp in _foreignHangUps)
            {
                hangUp.Abandon();
            }

            _layer.Wheel.Dispose();
        }

        _transport.Dispose();
        _context.Observers.Dispose();
    }

    private async Task CloseAsync(Task drained)
    {
        await drained.ConfigureAwait(false);
        Task unregistered;
        lock (_gate)
        {
            _discovery?.Stop();
            unregistered = _registration?.StopAsync() ?? Task.CompletedTask;
        }

        await unregistered.ConfigureAwait(false);
    }
}
