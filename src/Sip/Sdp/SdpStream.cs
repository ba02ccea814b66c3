using System.Net;

namespace Campaigns.Sip.Sdp;

/// <summary>One m= section of a session description, as far as an audio user agent reads it.</summary>
internal sealed class SdpStream
{
    public required string Kind { get; init; }

    /// <summary>0 means rejected or disabled.</summary>
    public required int Port { get; init; }

    public required string Protocol { get; init; }

    /// <summary>The format list as it stood, to be repeated when the stream is rejected.</summary>
    public required string Formats { get; init; }

    /// <summary>From the section's own c= line, else the session's; null when there is none or it names no IP address.</summary>
    public IPAddress? Address { get; set; }

    public MediaDirection Direction { get; set; }

    /// <summary>The first payload type that is G.711 at 8 kHz.</summary>
    public SdpCodec? Codec { get; set; }

    public TelephoneEventFormat? TelephoneEvents { get; set; }

    /// <summary>a=rtcp-mux (RFC 5761).</summary>
    public bool MultiplexesControl { get; set; }

    /// <summary>a=rtcp (RFC 3605); null without one.</summary>
    public int? ControlPort { get; set; }

    /// <summary>The address of a=rtcp; null: the stream's own.</summary>
    public IPAddress? ControlAddress { get; set; }

    /// <summary>a=maxptime: the longest packet that the peer takes, in milliseconds; null without one. ptime is a wish that nobody has to follow.</summary>
    public int? MaxPacketMs { get; set; }

    public bool IsAudio => Kind == "audio" && Protocol is "RTP/AVP" or "RTP/AVPF";

    public bool IsUsable => IsAudio && Port != 0 && Codec is not null && Address is not null;

    /// <summary>Old-style hold (RFC 3264 §8.4): a connection address of 0.0.0.0.</summary>
    public bool IsHeldByAddress => Address is not null && (Address.Equals(IPAddress.Any) || Address.Equals(IPAddress.IPv6Any));
}
