using System.Net;
using Campaigns.Domain.Amd;
using Campaigns.Telephony.Voicemail;

namespace Campaigns.Telephony;

/// <summary>How a silo places its calls. Bound to "Campaigns:Telephony".</summary>
public sealed record TelephonyOptions
{
    /// <summary>Which SIP stack places the calls. Default Native.</summary>
    public TelephonyStack Stack { get; init; } = TelephonyStack.Native;

    /// <summary>Rtp, or SignallingOnly for load runs without audio. Default Rtp.</summary>
    public MediaMode Media { get; init; } = MediaMode.Rtp;

    /// <summary>Local address of SIP and RTP sockets. Default 0.0.0.0: every interface.</summary>
    public string LocalAddress { get; init; } = "0.0.0.0";

    /// <summary>Address told to the carrier, for a silo behind NAT; null: the one the route to the trunk leaves from.</summary>
    public string? AdvertisedAddress { get; init; }

    /// <summary>
    /// DNS servers that are asked for carriers' SRV and address records, as "address" or "address:port", separated by commas.
    /// Null: SRV from the servers that the machine uses, addresses from its resolver (hosts file included).
    /// </summary>
    public string? DnsServers { get; init; }

    /// <summary>Calls of this silo at once, 1–100,000. Default 10,000.</summary>
    public int MaxCalls { get; init; } = 10_000;

    /// <summary>
    /// Session interval that calls ask for (RFC 4028), 90 s–1 day: a carrier that vanishes in mid-call is noticed after that long at most.
    /// Null: not asked for, taken part in when the carrier does. Default null, since calls are short.
    /// </summary>
    public TimeSpan? SessionInterval { get; init; }

    /// <summary>First RTP port. Default 20000.</summary>
    public int FirstRtpPort { get; init; } = 20_000;

    /// <summary>Last RTP port. Default 39999.</summary>
    public int LastRtpPort { get; init; } = 39_999;

    /// <summary>How answering machines are told from people: Asterisk's parameters and our own rules.</summary>
    public AmdSettings Amd { get; init; } = new();

    /// <summary>When a machine's greeting counts as over.</summary>
    public GreetingSettings Greeting { get; init; } = new();

    /// <summary>The configured DNS servers, none when they are left to the machine; null when the text can't be read.</summary>
    public IReadOnlyList<IPEndPoint>? ReadDnsServers()
    {
        const int DnsPort = 53;
        List<IPEndPoint> servers = [];
        foreach (var text in (DnsServers ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!IPEndPoint.TryParse(text, out var server))
            {
                return null;
            }

            servers.Add(server.Port == 0 ? new IPEndPoint(server.Address, DnsPort) : server);
        }

        return servers;
    }

    /// <summary>Every fault, each with its key; empty when the options are usable.</summary>
    public IReadOnlyList<string> Faults()
    {
        List<string> faults = [];
        Require(IPAddress.TryParse(LocalAddress, out _), $"Campaigns:Telephony:LocalAddress must be an IP address, was \"{LocalAddress}\".");
        Require(AdvertisedAddress is null || IPAddress.TryParse(AdvertisedAddress, out _), $"Campaigns:Telephony:AdvertisedAddress must be an IP address, was \"{AdvertisedAddress}\".");
        Require(ReadDnsServers() is not null, $"Campaigns:Telephony:DnsServers must be IP addresses, each with or without a port, separated by commas, was \"{DnsServers}\".");
        Require(MaxCalls is >= 1 and <= 100_000, $"Campaigns:Telephony:MaxCalls must be 1–100,000, was {MaxCalls}.");
        Require(
            SessionInterval is null || (SessionInterval >= TimeSpan.FromSeconds(90) && SessionInterval <= TimeSpan.FromDays(1)),
            $"Campaigns:Telephony:SessionInterval must be 90 s–1 day, was {SessionInterval}.");
        Require(
            FirstRtpPort is >= 1024 and <= 65_534 && LastRtpPort > FirstRtpPort && LastRtpPort <= 65_535,
            $"Campaigns:Telephony:FirstRtpPort and LastRtpPort must be a range within 1024–65535, were {FirstRtpPort}–{LastRtpPort}.");
        faults.AddRange(VoicemailOptionFaults.Of(this));
        return faults;

        void Require(bool holds, string fault)
        {
            if (!holds)
            {
                faults.Add(fault);
            }
        }
    }
}
