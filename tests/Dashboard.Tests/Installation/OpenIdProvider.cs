using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Campaigns.Dashboard.Tests.Installation;

/// <summary>
/// A small OpenID provider on the loopback interface: discovery, keys, a page on which a person says yes, and a token endpoint that insists on client, address and PKCE. It can be told to lie.
/// </summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    public const string ClientId = "campaigns";
    public const string ClientSecret = "the client's own";

    private readonly HttpListener _listener = new();
    private readonly RSA _key = RSA.Create(2048);
    private readonly RSA _strange = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, Asked> _asked = new(StringComparer.Ordinal);
    private readonly Task _serving;

    public OpenIdProvider()
    {
        // By name: to a browser it is another site than 127.0.0.1, as a provider is in earnest.
        Authority = $"http://localhost:{DashboardInstallation.FreePort()}";
        _listener.Prefixes.Add(Authority + "/");
        _listener.Start();
        _serving = Task.Run(ServeAsync);
    }

    public string Authority { get; }

    /// <summary>Who says yes next.</summary>
    public string Subject { get; set; } = "u-1";

    public string[] Groups { get; set; } = [];

    /// <summary>What is wrong with the next tokens; empty: nothing. "audience", "issuer", "nonce", "key", "expired", "subject".</summary>
    public string Lie { get; set; } = "";

    /// <summary>Codes that were exchanged with the right client, address and PKCE verifier.</summary>
    public int Exchanged { get; private set; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
        _key.Dispose();
        _strange.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            await AnswerAsync(context);
        }
    }

    private Task AnswerAsync(HttpListenerContext context) => context.Request.Url!.AbsolutePath switch
    {
        "/.well-known/openid-configuration" => JsonAsync(context, 200, new Dictionary<string, object>
        {
            ["issuer"] = Authority,
            ["authorization_endpoint"] = $"{Authority}/authorize",
            ["token_endpoint"] = $"{Authority}/token",
            ["jwks_uri"] = $"{Authority}/keys",
            ["response_types_supported"] = (string[])["code"],
            ["subject_types_supported"] = (string[])["public"],
            ["id_token_signing_alg_values_supported"] = (string[])["RS256"],
            ["code_challenge_methods_supported"] = (string[])["S256"],
        }),
        "/keys" => JsonAsync(context, 200, new { keys = new[] { KeyOf(_key) } }),
        "/authorize" => AskAsync(context),
        "/token" => ExchangeAsync(context),
        _ => JsonAsync(context, 404, new { }),
    };

    private Task AskAsync(HttpListenerContext context)
    {
        var query = context.Request.QueryString;
        if (query["client_id"] != ClientId || query["response_type"] != "code" || query["code_challenge_method"] != "S256" || !query["scope"]!.Split(' ').Contains("openid"))
        {
            return JsonAsync(context, 400, new { error = "invalid_request" });
        }

        var code = Guid.NewGuid().ToString("N");
        _asked[code] = new Asked(query["redirect_uri"]!, query["nonce"]!, query["code_challenge"]!);
        var back = $"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"]!)}";
        var refuse = $"{query["redirect_uri"]}?error=access_denied&state={Uri.EscapeDataString(query["state"]!)}";
        return WriteAsync(context, 200, "text/html", $"""<link rel="icon" href="data:,"><a id="yes" href="{WebUtility.HtmlEncode(back)}">Yes, it's me</a> <a id="no" href="{WebUtility.HtmlEncode(refuse)}">No</a>""");
    }

    private async Task ExchangeAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var form = System.Web.HttpUtility.ParseQueryString(await reader.ReadToEndAsync());
        if (form["grant_type"] != "authorization_code" || form["client_id"] != ClientId || form["client_secret"] != ClientSecret
            || !_asked.TryRemove(form["code"] ?? "", out var asked) || form["redirect_uri"] != asked.RedirectUri
            || Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"] ?? ""))) != asked.Challenge)
        {
            await JsonAsync(context, 400, new { error = "invalid_grant" });
            return;
        }

        Exchanged++;
        await JsonAsync(context, 200, new { access_token = Guid.NewGuid().ToString("N"), token_type = "Bearer", expires_in = 300, id_token = TokenFor(asked) });
    }

    private string TokenFor(Asked asked)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Lie == "issuer" ? "http://localhost:1" : Authority,
            ["aud"] = Lie == "audience" ? "another-client" : ClientId,
            ["sub"] = Lie == "subject" ? "" : Subject,
            ["nonce"] = Lie == "nonce" ? "another nonce" : asked.Nonce,
            ["iat"] = now,
            ["exp"] = Lie == "expired" ? now - 3600 : now + 300,
            ["name"] = $"Ada {Subject}",
            ["groups"] = Groups,
        };
        var signed = $"{Encoded(new { alg = "RS256", kid = "one", typ = "JWT" })}.{Encoded(claims)}";
        var signature = (Lie == "key" ? _strange : _key).SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encoded(object part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));

    private static object KeyOf(RSA key)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = "one", n = Base64Url.EncodeToString(parameters.Modulus), e = Base64Url.EncodeToString(parameters.Exponent) };
    }

    private static Task JsonAsync(HttpListenerContext context, int status, object body) => WriteAsync(context, status, "application/json", JsonSerializer.Serialize(body));

    private static async Task WriteAsync(HttpListenerContext context, int status, string type, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
        context.Response.Close();
    }

    private sealed record Asked(string RedirectUri, string Nonce, string Challenge);
}
