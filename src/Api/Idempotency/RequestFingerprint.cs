using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;

namespace Campaigns.Api.Idempotency;

/// <summary>What a request asks, as one hash: its path, its query and its body. Of a contact list, which may be larger than memory, the body is left out.</summary>
internal static class RequestFingerprint
{
    public static async Task<byte[]> OfAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Path}{request.QueryString}\n"));
        if (!IsStream(request))
        {
            request.EnableBuffering();
            var block = new byte[8192];
            for (int read; (read = await request.Body.ReadAsync(block, cancellationToken)) > 0;)
            {
                hash.AppendData(block.AsSpan(0, read));
            }

            request.Body.Position = 0;
        }

        return hash.GetHashAndReset();
    }

    private static bool IsStream(HttpRequest request) =>
        request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is { MaxRequestBodySize: null };
}
