namespace Campaigns.CarrierSimulator.Signalling;

/// <summary>What the carrier needs of an SDP offer (RFC 4566, RFC 3264): where to send audio and in which of the two G.711 laws.</summary>
/// <param name="Media">Where the caller wants its audio.</param>
/// <param name="PayloadType">0 (PCMU) or 8 (PCMA): RFC 3551's static types.</param>
internal sealed record SessionOffer(PeerAddress Media, byte PayloadType)
{
    public const byte Pcmu = 0;
    public const byte Pcma = 8;

    /// <returns>Null when the body offers no G.711 audio over RTP/AVP to an IPv4 address.</returns>
    public static SessionOffer? Read(ReadOnlySpan<char> body)
    {
        ReadOnlySpan<char> host = [];
        ushort port = 0;
        byte? payloadType = null;
        var inAudio = false;
        foreach (var rawLine in body.EnumerateLines())
        {
            var line = rawLine.Trim();
            if (line.StartsWith("m="))
            {
                inAudio = payloadType is null && TryReadAudio(line[2..], out port, out payloadType);
            }
            else if (line.StartsWith("c=IN IP4 ") && (inAudio || host.IsEmpty))
            {
                var address = line["c=IN IP4 ".Length..];
                var slash = address.IndexOf('/');
                host = slash < 0 ? address : address[..slash];
            }
        }

        return payloadType is { } law && System.Net.IPAddress.TryParse(host, out var ip)
            && ip.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork
            ? new SessionOffer(PeerAddress.From(new System.Net.IPEndPoint(ip, port)), law)
            : null;
    }

    private static bool TryReadAudio(ReadOnlySpan<char> media, out ushort port, out byte? payloadType)
    {
        port = 0;
        payloadType = null;
        var field = 0;
        foreach (var range in media.Split(' '))
        {
            var text = media[range];
            switch (field++)
            {
                case 0 when !text.SequenceEqual("audio"):
                case 1 when !ushort.TryParse(text, out port):
                case 2 when !text.SequenceEqual("RTP/AVP"):
                    return false;
                case > 2 when payloadType is null && byte.TryParse(text, out var type) && type is Pcmu or Pcma:
                    payloadType = type;
                    break;
            }
        }

        return payloadType is not null;
    }
}
