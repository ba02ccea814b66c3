using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Campaigns.EndToEnd.Tests.Installation;

/// <summary>
/// An agent behind a WebSocket in the Twilio Media Streams protocol that ends its call by the REST request that such agents' libraries make, as
/// soon as it has heard a little of it.
/// </summary>
internal sealed class StreamAgent : IDisposable
{
    private const int FramesBeforeHangUp = 10;

    private readonly HttpListener _listener = new();
    private readonly Uri _api;

    public StreamAgent(Uri api)
    {
        _api = api;
        var port = FreePort();
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        Url = $"ws://127.0.0.1:{port}/media";
    }

    public string Url { get; }

    /// <summary>Serves one call: the events it was told, and what the API answered to its hang-up.</summary>
    /// <param name="authToken">The assistant's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<(IReadOnlyList<string> Events, HttpStatusCode Answer, string Body)> ServeAsync(string authToken, CancellationToken cancellationToken)
    {
        using var socket = (await (await _listener.GetContextAsync().WaitAsync(cancellationToken)).AcceptWebSocketAsync(null)).WebSocket;
        List<string> events = [];
        var (frames, answer, body) = (0, default(HttpStatusCode), "");
        var start = new JsonObject();
        while (await ReceiveAsync(socket, cancellationToken) is { } message)
        {
            var name = (string)message["event"]!;
            if (name == "start")
            {
                start = message["start"]!.AsObject();
            }

            if (name != "media")
            {
                events.Add(name);
            }
            else if (++frames == FramesBeforeHangUp)
            {
                (answer, body) = await HangUpAsync(start, authToken, cancellationToken);
            }
        }

        return (events, answer, body);
    }

    public void Dispose() => _listener.Close();

    private async Task<(HttpStatusCode Answer, string Body)> HangUpAsync(JsonObject start, string authToken, CancellationToken cancellationToken)
    {
        var (account, call) = ((string)start["accountSid"]!, (string)start["callSid"]!);
        using var http = new HttpClient { BaseAddress = _api };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/2010-04-01/Accounts/{account}/Calls/{call}.json")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("Status", "completed")]),
            Headers = { Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account}:{authToken}"))) },
        };
        using var response = await http.SendAsync(request, cancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>The next message; null when the other side has closed.</summary>
    private static async Task<JsonNode?> ReceiveAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var buffer = new byte[8192];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, cancellationToken);
            if (received.MessageType is WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
                return null;
            }

            message.Write(buffer, 0, received.Count);
            if (received.EndOfMessage)
            {
                return JsonNode.Parse(message.ToArray());
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
