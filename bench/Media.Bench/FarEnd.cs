using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Campaigns.Media.Bench;

/// <summary>
/// The other process: answers every INVITE at once, sends each call 20 ms of audio every 20 ms, and measures how far apart the packets of each
/// call arrive. It shares no code with what is measured. Its standard input takes "reset" and "report", its end ends it.
/// </summary>
internal static class FarEnd
{
    private const int MediaSockets = 4;

    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var signalling = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 1 << 22 };
        signalling.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var media = Enumerable.Range(0, MediaSockets).Select(_ => new FarMedia()).ToArray();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var answering = AnswerAsync(signalling, media, stop.Token);
        Console.WriteLine(((IPEndPoint)signalling.LocalEndPoint!).Port.ToString(CultureInfo.InvariantCulture));
        while (await Console.In.ReadLineAsync(cancellationToken) is { } order)
        {
            if (order == "reset")
            {
                Array.ForEach(media, part => part.Reset());
                Console.WriteLine("ok");
            }
            else if (order == "report")
            {
                var all = new Spacing();
                Array.ForEach(media, part => part.CopyTo(all));
                Console.WriteLine(JsonSerializer.Serialize(all.Read()));
            }
        }

        await stop.CancelAsync();
        Array.ForEach(media, part => part.Dispose());
        await answering.ContinueWith(_ => { }, TaskScheduler.Default);
        return 0;
    }

    private static async Task AnswerAsync(Socket signalling, FarMedia[] media, CancellationToken cancellationToken)
    {
        var buffer = new byte[8192];
        for (var calls = 0; ;)
        {
            var received = await signalling.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), cancellationToken);
            var request = Encoding.ASCII.GetString(buffer, 0, received.ReceivedBytes);
            if (request.StartsWith("INVITE", StringComparison.Ordinal))
            {
                // A repeated INVITE moves its call to another socket, which changes nothing.
                var part = media[calls++ % media.Length];
                part.Add(PortOf(request));
                await signalling.SendToAsync(Response(request, part.Port), SocketFlags.None, received.RemoteEndPoint, cancellationToken);
            }
            else if (request.StartsWith("BYE", StringComparison.Ordinal))
            {
                await signalling.SendToAsync(Response(request, null), SocketFlags.None, received.RemoteEndPoint, cancellationToken);
            }
        }
    }

    private static int PortOf(string invite)
    {
        var line = invite[(invite.IndexOf("m=audio ", StringComparison.Ordinal) + "m=audio ".Length)..];
        return int.Parse(line[..line.IndexOf(' ', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
    }

    private static byte[] Response(string request, int? mediaPort)
    {
        var kept = request.Split("\r\n").TakeWhile(line => line.Length > 0)
            .Where(line => line.StartsWith("Via:", StringComparison.Ordinal) || line.StartsWith("From:", StringComparison.Ordinal)
                || line.StartsWith("To:", StringComparison.Ordinal) || line.StartsWith("Call-ID:", StringComparison.Ordinal)
                || line.StartsWith("CSeq:", StringComparison.Ordinal))
            .Select(line => line.StartsWith("To:", StringComparison.Ordinal) && !line.Contains(";tag=", StringComparison.Ordinal) ? line + ";tag=far" : line);
        var body = mediaPort is null
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio {mediaPort} RTP/AVP 0\r\na=rtcp-mux\r\n");
        return Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"SIP/2.0 200 OK\r\n{string.Join("\r\n", kept)}\r\nContact: <sip:far@127.0.0.1>\r\n{(body.Length > 0 ? "Content-Type: application/sdp\r\n" : "")}Content-Length: {body.Length}\r\n\r\n{body}"));
    }
}
