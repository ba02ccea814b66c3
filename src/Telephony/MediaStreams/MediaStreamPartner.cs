using System.Buffers;
using System.Net.WebSockets;
using Campaigns.Domain.Assistants;
using Campaigns.Domain.Attempts;
using Campaigns.Telephony.Conversations;

namespace Campaigns.Telephony.MediaStreams;

/// <summary>An agent at the other end of a WebSocket, in the Twilio Media Streams protocol.</summary>
internal sealed class MediaStreamPartner(MediaStreamAgent agent, AgentSocket sockets, TimeProvider time) : IPartner
{
    private const int LongestMessage = 4 * 1024 * 1024;
    private static readonly TimeSpan TimeToConnect = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TimeToClose = TimeSpan.FromSeconds(2);

    private readonly CallAudio _callAudio = new();
    private ClientWebSocket? _socket;
    private StreamMessages? _messages;

    public async Task PrepareAsync(TalkingCall call, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(TimeToConnect, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            _socket = await sockets.ConnectAsync(agent, either.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            throw new AssistantFailedException(
                limit.IsCancellationRequested ? "The agent did not accept the connection within 5 s" : $"The agent could not be reached: {exception.GetBaseException().Message}",
                exception);
        }
    }

    public async Task<CallEndReason?> TalkAsync(TalkingCall call, CancellationToken stop)
    {
        _messages = new StreamMessages(
            AgentAccount.SidOf(call.Order.AssistantId), AgentAccount.CallSidOf(call.Order.CallId), "MZ" + call.Order.CallId);
        var player = new StreamPlayer(_callAudio.Mark);
        await SendAsync(_messages.Connected()).ConfigureAwait(false);
        await SendAsync(_messages.Start(StreamParameters.Of(call.Order))).ConfigureAwait(false);
        using var listening = call.Leg.Listen(_callAudio);
        call.Leg.Play(player);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var telling = TellAsync(over.Token);
        var hearing = HearAsync(player);
        try
        {
            await (await Task.WhenAny(telling, hearing, _callAudio.Overflow).ConfigureAwait(false)).ConfigureAwait(false);
            stop.ThrowIfCancellationRequested();
            return CallEndReason.AssistantHungUp;
        }
        catch (WebSocketException exception)
        {
            throw new AssistantFailedException("The connection to the agent broke", exception);
        }
        finally
        {
            await over.CancelAsync().ConfigureAwait(false);
            await GoodbyeAsync(Task.WhenAll(telling, hearing)).ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Waits for the agent's goodbye, for a while; whatever went wrong has been told already.</summary>
    private async Task GoodbyeAsync(Task ended)
    {
        using var limit = new CancellationTokenSource(TimeToClose, time);
        await ended.WaitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket!.Abort();
    }

    /// <summary>
    /// Tells the agent what comes from the call; when that is over, says so and closes. It is the stream's one sender. A message that was begun
    /// is finished: giving one up would break the connection before the goodbye.
    /// </summary>
    private async Task TellAsync(CancellationToken over)
    {
        var (started, clock) = (time.GetTimestamp(), new StreamClock());
        while (!over.IsCancellationRequested)
        {
            CallAudio.Item item;
            try
            {
                item = await _callAudio.Waiting.ReadAsync(over).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                break;
            }

            await SendAsync(item switch
            {
                { Audio: { } audio } => _messages!.Media(clock.Next((long)time.GetElapsedTime(started).TotalMilliseconds), audio),
                { Digit: { } digit } => _messages!.Digit(digit),
                _ => _messages!.Mark(item.Mark!),
            }).ConfigureAwait(false);
        }

        if (_socket!.State is WebSocketState.Open)
        {
            await SendAsync(_messages!.Stop()).ConfigureAwait(false);
        }

        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Does what the agent says, until it closes the socket: that ends the call.</summary>
    private async Task HearAsync(StreamPlayer player)
    {
        var text = new ArrayBufferWriter<byte>(16 * 1024);
        while (true)
        {
            var received = await _socket!.ReceiveAsync(text.GetMemory(8 * 1024), CancellationToken.None).ConfigureAwait(false);
            if (received.MessageType is WebSocketMessageType.Close)
            {
                RequireGoodbye(_socket);
                return;
            }

            text.Advance(received.Count);
            if (text.WrittenCount > LongestMessage)
            {
                throw new AssistantFailedException("The agent sent a message of more than 4 MiB");
            }

            if (received.EndOfMessage)
            {
                Follow(text.WrittenSpan, player);
                text.ResetWrittenCount();
            }
        }
    }

    private static void Follow(ReadOnlySpan<byte> text, StreamPlayer player)
    {
        AgentMessage message;
        try
        {
            message = AgentMessage.Read(text);
        }
        catch (FormatException exception)
        {
            throw new AssistantFailedException("The agent sent something that is no message of the protocol", exception);
        }

        switch (message)
        {
            case AgentMessage.Clear:
                player.Clear();
                break;
            case AgentMessage.Media or AgentMessage.Mark when !player.TryAdd(message):
                throw new AssistantFailedException("The agent sent more than ten minutes of audio ahead");
        }
    }

    /// <summary>An agent that leaves with an error has failed; one that just leaves has hung up.</summary>
    private static void RequireGoodbye(WebSocket socket)
    {
        if (socket.CloseStatus is not (null or WebSocketCloseStatus.NormalClosure or WebSocketCloseStatus.EndpointUnavailable or WebSocketCloseStatus.Empty))
        {
            throw new AssistantFailedException($"The agent closed with status {(int)socket.CloseStatus}: {socket.CloseStatusDescription}");
        }
    }

    private ValueTask SendAsync(ReadOnlyMemory<byte> message) =>
        _socket!.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
}
