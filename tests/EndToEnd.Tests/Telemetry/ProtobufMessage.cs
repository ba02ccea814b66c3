namespace Campaigns.EndToEnd.Tests.Telemetry;

/// <summary>Reads the fields of a protobuf message without its schema, as far as OTLP needs it.</summary>
internal static class ProtobufMessage
{
    /// <summary>Number and octets of each field with a length or of fixed size; numbers in varints are left out.</summary>
    public static IReadOnlyList<(int Number, ReadOnlyMemory<byte> Value)> Fields(ReadOnlyMemory<byte> message)
    {
        List<(int, ReadOnlyMemory<byte>)> fields = [];
        var at = 0;
        while (at < message.Length)
        {
            var tag = ReadVarint(message.Span, ref at);
            var length = (tag & 7) switch
            {
                0 => -1,
                1 => 8,
                2 => (int)ReadVarint(message.Span, ref at),
                5 => 4,
                var type => throw new FormatException($"Protobuf has no wire type {type} any more."),
            };
            if (length < 0)
            {
                ReadVarint(message.Span, ref at);
                continue;
            }

            fields.Add(((int)(tag >> 3), message.Slice(at, length)));
            at += length;
        }

        return fields;
    }

    /// <summary>All messages down a path of field numbers.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> At(ReadOnlyMemory<byte> message, params IEnumerable<int> path) => path.Aggregate(
        (IEnumerable<ReadOnlyMemory<byte>>)[message], (found, number) => found.SelectMany(part => Fields(part).Where(field => field.Number == number).Select(field => field.Value)));

    private static ulong ReadVarint(ReadOnlySpan<byte> message, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var octet = message[at++];
            value |= (ulong)(octet & 0x7F) << shift;
            if (octet < 0x80)
            {
                return value;
            }
        }
    }
}
