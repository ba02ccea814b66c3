using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Campaigns.Domain.CallRecords;
using SIPSorcery.Net;

namespace Campaigns.Telephony.SipSorcery.Media;

/// <summary>A session that is offered and agreed on, but carries no audio: for load runs.</summary>
internal sealed class OfferedSession(IPAddress address) : ICallMedia
{
    // The discard service's: nothing listens there, and nothing is expected to.
    private const int Port = 9;

    private int _version;

    public string Offer() => Write(MediaStreamStatusEnum.SendRecv);

    public bool Accept(string? answer) => SessionDescription.ReadUsable(answer) is not null;

    public string? Answer(string offer) =>
        SessionDescription.ReadUsable(offer)?.Media[0] is { } audio ? Write(Mirror(audio.MediaStreamStatus ?? MediaStreamStatusEnum.SendRecv)) : null;

    public void Start()
    {
    }

    public void Stop()
    {
    }

    public MediaQuality? Measure() => null;

    public void Dispose()
    {
    }

    /// <summary>RFC 3264 §6.1: what the far end only sends we only receive, and the other way round.</summary>
    private static MediaStreamStatusEnum Mirror(MediaStreamStatusEnum direction) => direction switch
    {
        MediaStreamStatusEnum.SendOnly => MediaStreamStatusEnum.RecvOnly,
        MediaStreamStatusEnum.RecvOnly => MediaStreamStatusEnum.SendOnly,
        _ => direction,
    };

    private string Write(MediaStreamStatusEnum direction)
    {
        var family = address.AddressFamily is AddressFamily.InterNetworkV6 ? "IP6" : "IP4";
        var line = direction.ToString().ToLowerInvariant();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"v=0\r\no=- 1 {++_version} IN {family} {address}\r\ns=-\r\nc=IN {family} {address}\r\nt=0 0\r\nm=audio {Port} RTP/AVP 0 8\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\na={line}\r\n");
    }
}
