using System.Net;
using System.Net.Sockets;
using Campaigns.Sip.Calls;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip;

/// <content>Where the trunk is, and how we are called towards it.</content>
public sealed partial class SipEndpoint
{
    private void StartOrAwaitAddress(OutboundCall call)
    {
        var isName = _resolvedAt != 0 || !_trunk.IsKnown;
        if (isName && !_resolving && (!_trunk.IsKnown || _time.GetElapsedTime(_resolvedAt) > _options.AddressLifetime))
        {
            _resolving = true;
            _ = Task.Run(ResolveAsync);
        }

        if (_trunk.IsKnown)
        {
            StartCall(call);
        }
        else
        {
            _awaitingAddress.Add(call);
        }
    }

    private void StartCall(OutboundCall call)
    {
        if (_options.Media is not { } media)
        {
            call.Start(rtp: null, _options.SignallingOnlyPort);
        }
        else if (media.TryOpen() is { } rtp)
        {
            call.Start(rtp, rtp.Port);
        }
        else
        {
            call.Refuse(CallFailure.NotAdmitted, "No media port is free");
        }
    }

    private async Task ResolveAsync()
    {
        IPAddress[] addresses = [];
        var fault = $"{_options.RemoteHost} has no address of the family {_options.Bind.AddressFamily}";
        try
        {
            addresses = await _resolve(_options.RemoteHost).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            fault = $"{_options.RemoteHost} doesn't resolve: {exception.Message}";
        }

        addresses = [.. addresses.Where(address => address.AddressFamily == _options.Bind.AddressFamily)];
        lock (_gate)
        {
            _resolving = false;
            if (addresses.Length > 0)
            {
                _resolvedAt = _time.GetTimestamp();
                UseAddresses(addresses);
            }

            foreach (var call in _awaitingAddress)
            {
                if (addresses.Length == 0)
                {
                    call.Refuse(CallFailure.DnsFailed, fault);
                }
                else if (!call.IsOver)
                {
                    StartCall(call);
                }
            }

            _awaitingAddress.Clear();
        }
    }

    private void UseAddresses(IPAddress[] addresses)
    {
        _trunk.Set(addresses, _options.RemotePort);
        IdentifyTowards(new IPEndPoint(addresses[0], _options.RemotePort));
    }

    // Once: branches of calls in progress are recognised by it.
    private void IdentifyTowards(IPEndPoint remote)
    {
        if (_layer.Identity != LocalIdentity.Unknown)
        {
            return;
        }

        var bound = _transport.LocalEndPoint.Address;
        var isAny = bound.Equals(IPAddress.Any) || bound.Equals(IPAddress.IPv6Any);
        var address = _options.AdvertisedAddress ?? (isAny ? LocalRoute.AddressTowards(remote) ?? bound : bound);
        _layer.Identity = new LocalIdentity(address, _transport.LocalEndPoint.Port, _options.UserAgent, _seed);
    }
}
