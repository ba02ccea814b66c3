using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Campaigns.Telephony.Tests.Trunks;

/// <summary>A DNS server on loopback that knows what a test tells it (RFC 1035 §4; SRV is RFC 2782). Everything else doesn't exist.</summary>
internal sealed class TestDns : IAsyncDisposable
{
    private const int HeaderLength = 12;
    private const ushort TypeA = 1;
    private const ushort TypeSrv = 33;
    private const ushort NameError = 3;

    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly Dictionary<(string Name, ushort Type), List<byte[]>> _records = [];
    private readonly Task _serving;

    public TestDns() => _serving = ServeAsync();

    public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

    /// <summary>Asked for, as "name type".</summary>
    public ConcurrentQueue<string> Questions { get; } = new();

    /// <summary>Answers "server failure" to everything.</summary>
    public bool Fails { get; set; }

    public TestDns Address(string name, string address)
    {
        Add(name, TypeA, IPAddress.Parse(address).GetAddressBytes());
        return this;
    }

    public TestDns Service(string name, string target, int port, int priority, int weight = 1)
    {
        var data = new byte[6];
        BinaryPrimitives.WriteUInt16BigEndian(data, (ushort)priority);
        BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(2), (ushort)weight);
        BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(4), (ushort)port);
        Add(name, TypeSrv, [.. data, .. Encode(target)]);
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _serving;
    }

    private static byte[] Encode(string name) =>
        [.. name.Split('.').SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]), 0];

    private void Add(string name, ushort type, byte[] data)
    {
        if (!_records.TryGetValue((name, type), out var list))
        {
            _records[(name, type)] = list = [];
        }

        list.Add(data);
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var question = await _socket.ReceiveAsync();
                await _socket.SendAsync(Answer(question.Buffer), question.RemoteEndPoint);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private byte[] Answer(byte[] query)
    {
        var labels = new List<string>();
        var at = HeaderLength;
        for (; query[at] != 0; at += query[at] + 1)
        {
            labels.Add(Encoding.ASCII.GetString(query, at + 1, query[at]));
        }

        var name = string.Join('.', labels).ToLowerInvariant();
        var type = BinaryPrimitives.ReadUInt16BigEndian(query.AsSpan(at + 1));
        var end = at + 5;
        Questions.Enqueue($"{name} {(type == TypeSrv ? "SRV" : type == TypeA ? "A" : type)}");
        var records = _records.GetValueOrDefault((name, type)) ?? [];
        var exists = records.Count > 0 || _records.Keys.Any(key => key.Name == name);

        var answer = new List<byte>();
        answer.AddRange(query.AsSpan(0, 2));
        answer.AddRange([0x85, (byte)(0x80 | (Fails ? 2 : exists ? 0 : NameError))]);
        answer.AddRange([0, 1, 0, (byte)(Fails ? 0 : records.Count), 0, 0, 0, 0]);
        answer.AddRange(query.AsSpan(HeaderLength, end - HeaderLength));
        foreach (var record in Fails ? [] : records)
        {
            // The name is the question's; class IN; one minute to live.
            answer.AddRange([0xC0, HeaderLength, (byte)(type >> 8), (byte)type, 0, 1, 0, 0, 0, 60, (byte)(record.Length >> 8), (byte)record.Length]);
            answer.AddRange(record);
        }

        return [.. answer];
    }
}
