using System.Net;
using System.Text;
using Campaigns.Sip.Calls;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Registration;
using Campaigns.Sip.Resolution;

namespace Campaigns.Sip;

/// <content>What has to be there before a call may start: the trunk's addresses, ours as the trunk sees it, a registration.</content>
public sealed partial class SipEndpoint
{
    private readonly List<OutboundCall> _waiting = [];
    private readonly TrunkRegistration? _registration;
    private TargetCheck? _discovery;
    private bool _discovered;

    /// <summary>Whether we are registered with the trunk; null when no registration is wanted.</summary>
    public RegistrationState? Registration
    {
        get
        {
            lock (_gate)
            {
                return _registration?.State;
            }
        }
    }

    private bool IsReady => _trunk.IsKnown && (_discovered || !_options.DiscoverAddress) && _registration is null or { IsUndecided: false };

    private void StartOrWait(OutboundCall call)
    {
        RefreshAddresses();
        if (IsReady)
        {
            StartOrRefuse(call);
        }
        else
        {
            call.AwaitTrunk();
            _waiting.Add(call);
        }
    }

    private void StartOrRefuse(OutboundCall call)
    {
        if (_registration is { IsRegistered: false, State: var state })
        {
            call.Refuse(CallFailure.NotRegistered, state.Fault ?? "The registration has run out");
        }
        else
        {
            StartCall(call);
        }
    }

    private (CallFailure Failure, string Detail) WaitsFor() =>
        !_trunk.IsKnown ? (CallFailure.DnsFailed, $"{_options.RemoteHost} was not resolved")
        : _options.DiscoverAddress && !_discovered ? (CallFailure.TransportFailed, "The trunk did not answer OPTIONS")
        : (CallFailure.NotRegistered, "The trunk did not answer REGISTER");

    /// <summary>One condition more is met: goes on with the next one, and with the calls when all are.</summary>
    private void Proceed()
    {
        if (_closing)
        {
            return;
        }

        if (_options.DiscoverAddress && !_discovered)
        {
            _discovery ??= new TargetCheck(_trunk.All[0], _layer, _options, _transport, OnDiscovered);
            _discovery.Start();
            return;
        }

        if (_registration is { IsUndecided: true } registration)
        {
            registration.Start();
        }

        if (IsReady)
        {
            foreach (var call in _waiting.Where(call => !call.IsOver).ToList())
            {
                StartOrRefuse(call);
            }

            _waiting.Clear();
        }
    }

    // A trunk that doesn't answer OPTIONS shows us no address; it may still take calls.
    private void OnDiscovered()
    {
        _discovered = true;
        Proceed();
    }

    /// <summary>The peer's view of us, as it stands in its response's Via (RFC 3581 §4). A stream's port is not where we listen.</summary>
    private void LearnAddress(SipMessage response)
    {
        if (!ViaField.TryParse(response.First(HeaderKind.Via), out var via)
            || !HeaderParameters.TryGet(via.Parameters, "received"u8, out var received)
            || !IPAddress.TryParse(Encoding.ASCII.GetString(received).Trim('[', ']'), out var address)
            || address.AddressFamily != _options.Bind.AddressFamily)
        {
            return;
        }

        var port = _transport.LocalEndPoint.Port;
        if (response.Connection is null
            && HeaderParameters.TryGet(via.Parameters, "rport"u8, out var rport)
            && ushort.TryParse(rport, out var seen)
            && seen != 0)
        {
            port = seen;
        }

        var identity = _layer.Identity.SeenAs(address, port);
        if (identity.HostPort != _layer.Identity.HostPort)
        {
            _layer.Identity = identity;
            if (_registration is { IsUndecided: false } registration)
            {
                registration.Start();
            }
        }
    }
}
