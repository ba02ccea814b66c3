using System.Net;
using System.Net.Sockets;
using Campaigns.Sip.Calls;
using Campaigns.Sip.Resolution;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip;

/// <content>Where the trunk is, and how we are called towards it.</content>
public sealed partial class SipEndpoint
{
    private readonly ServerLocator _locator;
    private readonly bool _hasNames;

    /// <summary>Asks DNS when nothing is known or what is known has become old.</summary>
    private void RefreshAddresses()
    {
        if (_hasNames && !_resolving && (!_trunk.IsKnown || _time.GetElapsedTime(_resolvedAt) > _options.AddressLifetime))
        {
            _resolving = true;
            _ = Task.Run(ResolveAsync);
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

    /// <summary>A server whose name doesn't resolve takes nothing from the others, and addresses that are known stay until new ones are.</summary>
    private async Task ResolveAsync()
    {
        var located = new List<LocatedServer>();
        var faults = new List<string>();
        foreach (var server in _options.Servers)
        {
            try
            {
                var found = await _locator.LocateAsync(server, CancellationToken.None).ConfigureAwait(false);
                located.AddRange(found);
                if (found.Count == 0)
                {
                    faults.Add($"{server.Host} has no address of the family {_options.Bind.AddressFamily}");
                }
            }
            catch (Exception exception) when (exception is SocketException or ArgumentException)
            {
                faults.Add($"{server.Host} doesn't resolve: {exception.Message}");
            }
        }

        lock (_gate)
        {
            _resolving = false;
            if (located.Count > 0)
            {
                _resolvedAt = _time.GetTimestamp();
                UseServers(located);
            }

            if (!_trunk.IsKnown)
            {
                foreach (var call in _waiting)
                {
                    call.Refuse(CallFailure.DnsFailed, string.Join("; ", faults));
                }

                _waiting.Clear();
            }
        }
    }

    private void UseServers(IReadOnlyList<LocatedServer> located)
    {
        _trunk.Set(located);
        IdentifyTowards(_trunk.All[0].Hop.EndPoint);
        _monitor?.Watch(_trunk.All);
        Proceed();
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
