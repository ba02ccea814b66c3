namespace Campaigns.Api.Http;

/// <summary>Which octets of a file a request asks for (RFC 9110 §14).</summary>
/// <param name="From">The first one.</param>
/// <param name="To">The last one.</param>
/// <param name="IsPart">The request named a range; false: the whole file is meant.</param>
internal sealed record AskedOctets(long From, long To, bool IsPart)
{
    public long Length => To - From + 1;

    /// <summary>
    /// What a request asks for; null when the file ends before it. Several ranges at once, other units, and ranges of a version (If-Range) may be
    /// answered with the whole file (§14.2), and are.
    /// </summary>
    /// <param name="request">As it came.</param>
    /// <param name="length">Octets of the file, at least 1.</param>
    public static AskedOctets? Of(HttpRequest request, long length)
    {
        var headers = request.GetTypedHeaders();
        if (headers.Range is not { Unit: { Value: "bytes" } } range || range.Ranges.Count != 1 || headers.IfRange is not null)
        {
            return new AskedOctets(0, length - 1, IsPart: false);
        }

        return range.Ranges.Single() switch
        {
            { From: null, To: 0 } => null,
            { From: null, To: { } last } => new AskedOctets(Math.Max(0, length - last), length - 1, IsPart: true),
            { From: { } from } when from >= length => null,
            { From: { } from, To: var to } => new AskedOctets(from, Math.Min(to ?? long.MaxValue, length - 1), IsPart: true),
            _ => new AskedOctets(0, length - 1, IsPart: false),
        };
    }

    /// <summary>Writes what is asked for of a file that comes piece by piece.</summary>
    public async Task CopyAsync(IAsyncEnumerable<byte[]> pieces, Stream target, CancellationToken cancellationToken)
    {
        var at = 0L;
        await foreach (var piece in pieces)
        {
            var (from, to) = (Math.Max(From - at, 0), Math.Min(To - at + 1, piece.Length));
            if (from < to)
            {
                await target.WriteAsync(piece.AsMemory((int)from, (int)(to - from)), cancellationToken);
            }

            at += piece.Length;
            if (at > To)
            {
                return;
            }
        }
    }
}
