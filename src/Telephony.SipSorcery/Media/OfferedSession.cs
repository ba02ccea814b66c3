using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Campaigns.Domain.CallRecords;

namespace Campaigns.Telephony.SipSorcery.Media;

/// <summary>A session that is offered and agreed on, but carries no audio: for load runs.</summary>
internal sealed class OfferedSession(IPAddress address) : ICallMedia
{
    // The discard service's: nothing listens there, and nothing is expected to.
    private const int Port = 9;

    private int _version;

    public string Offer() => Write("0 8", "a=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\n");

    public bool Accept(string? answer) => SessionDescription.ReadUsable(answer) is not null;

    public string? Answer(string offer) => SessionDescription.ReadUsable(offer) is null ? null : Write("0 8", "a=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\n");

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

    private string Write(string formats, string attributes)
    {
        var family = address.AddressFamily is AddressFamily.InterNetworkV6 ? "IP6" : "IP4";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"v=0\r\no=- 1 {++_version} IN {family} {address}\r\ns=-\r\nc=IN {family} {address}\r\nt=0 0\r\nm=audio {Port} RTP/AVP {formats}\r\n{attributes}a=sendrecv\r\n");
    }
}
