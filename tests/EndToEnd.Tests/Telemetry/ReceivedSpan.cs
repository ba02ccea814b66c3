using System.Buffers.Binary;
using System.Text;

namespace Campaigns.EndToEnd.Tests.Telemetry;

/// <summary>A span as a collector gets it (opentelemetry.proto.trace.v1.Span).</summary>
/// <param name="TraceId">Lower-case hexadecimal.</param>
/// <param name="Id">Lower-case hexadecimal.</param>
/// <param name="ParentId">The same; empty for a root.</param>
/// <param name="Name">What it is.</param>
/// <param name="StartedAt">Nanoseconds since 1970.</param>
/// <param name="EndedAt">Nanoseconds since 1970.</param>
internal sealed record ReceivedSpan(string TraceId, string Id, string ParentId, string Name, ulong StartedAt, ulong EndedAt)
{
    public static ReceivedSpan Read(ReadOnlyMemory<byte> span)
    {
        var fields = ProtobufMessage.Fields(span).ToLookup(field => field.Number, field => field.Value);
        return new ReceivedSpan(Hex(1), Hex(2), Hex(4), Encoding.UTF8.GetString(fields[5].Single().Span), Nanoseconds(7), Nanoseconds(8));

        string Hex(int number) => fields[number].Any() ? Convert.ToHexStringLower(fields[number].Single().Span) : "";

        ulong Nanoseconds(int number) => BinaryPrimitives.ReadUInt64LittleEndian(fields[number].Single().Span);
    }
}
