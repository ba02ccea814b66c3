using System.Net;
using Campaigns.CarrierSimulator.Behaviours;
using Campaigns.CarrierSimulator.Judging;
using Campaigns.CarrierSimulator.Media;
using Campaigns.CarrierSimulator.Signalling;

namespace Campaigns.CarrierSimulator;

/// <summary>
/// A carrier's end of a trunk on one UDP port. One thread receives, runs every timer and sends, so that no call needs a lock of its own;
/// a second one carries audio. Reports may be asked for from any thread.
/// </summary>
internal sealed class Carrier : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly UdpTransport _transport;
    private readonly MediaEngine _media;
    private readonly CallTable _calls = new();
    private readonly TimerQueue _timers;
    private readonly CarrierJudge _judge;
    private readonly CallControl _control;
    private readonly UserAgentServer _server;
    private readonly Thread _thread;
    private volatile bool _stopping;
    private volatile bool _hangUpAsked;

    public Carrier(CarrierOptions options, TimeProvider time)
    {
        _transport = new UdpTransport(options.Listen);
        _media = new MediaEngine(options.Listen.Address, options.EchoMedia, time);
        _timers = new TimerQueue(time);
        _judge = new CarrierJudge(time, options.LogCalls);
        var writer = new SipWriter(_transport.LocalEndPoint, _media.Port);
        _control = new CallControl(options, _transport, writer, _calls, _timers, _judge, _media);
        _server = new UserAgentServer(options, time, _transport, writer, _calls, _control, _judge);
        _thread = new Thread(Run) { Name = "signalling", IsBackground = true };
        _thread.Start();
    }

    public IPEndPoint LocalEndPoint => _transport.LocalEndPoint;

    public CarrierReport Report(bool withCalls)
    {
        lock (_gate)
        {
            return _judge.Report(_transport.SendErrors, _media.PacketsReceived, _media.PacketsSent, withCalls);
        }
    }

    /// <summary>Disturbs the carrier until told otherwise.</summary>
    public void Disturb(Disturbance disturbance)
    {
        lock (_gate)
        {
            _transport.Disturbance = disturbance;
        }
    }

    /// <summary>The far ends of all calls that are up hang up, within <see cref="LongestWait"/>.</summary>
    public void HangUpAll() => _hangUpAsked = true;

    /// <summary>Counts anew from now on.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _judge.Reset(_calls.All);
        }
    }

    public void Dispose()
    {
        _stopping = true;
        _thread.Join();
        _media.Dispose();
        _transport.Dispose();
    }

    private void Run()
    {
        while (!_stopping)
        {
            if (_transport.WaitForDatagram(_timers.UntilNext(LongestWait)))
            {
                var datagram = _transport.Receive(out var source);
                lock (_gate)
                {
                    if (_transport.Disturbance is not Disturbance.Unreachable)
                    {
                        _server.Receive(datagram, source);
                    }
                }
            }

            // Here, because timers are this thread's.
            if (_hangUpAsked)
            {
                _hangUpAsked = false;
                lock (_gate)
                {
                    _control.HangUpAll();
                }
            }

            while (_timers.TryTakeDue(out var call, out var timer))
            {
                lock (_gate)
                {
                    _control.On(call, timer);
                }
            }
        }
    }
}
