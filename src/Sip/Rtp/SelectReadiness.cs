using System.Net.Sockets;

namespace Campaigns.Sip.Rtp;

/// <summary>The portable way, whose cost grows with the number of sockets.</summary>
internal sealed class SelectReadiness : SocketReadiness
{
    // Added sockets are noticed after this long.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<Socket, int> _keys = [];
    private readonly List<Socket> _readable = [];

    public override void Add(Socket socket, int key)
    {
        lock (_gate)
        {
            _keys[socket] = key;
        }
    }

    public override void Remove(Socket socket, int key)
    {
        lock (_gate)
        {
            _keys.Remove(socket);
        }
    }

    public override int Wait(Span<int> keys, int milliseconds)
    {
        _readable.Clear();
        lock (_gate)
        {
            _readable.AddRange(_keys.Keys);
        }

        if (_readable.Count == 0)
        {
            return 0;
        }

        try
        {
            Socket.Select(_readable, null, null, Longest);
        }
        catch (ObjectDisposedException)
        {
            // A call ended meanwhile; the next round no longer has its socket.
            return 0;
        }

        var count = 0;
        lock (_gate)
        {
            foreach (var socket in _readable)
            {
                if (count < keys.Length && _keys.TryGetValue(socket, out var key))
                {
                    keys[count++] = key;
                }
            }
        }

        return count;
    }

    public override void Dispose()
    {
    }
}
