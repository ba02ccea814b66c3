using System.CommandLine;
using Campaigns.Cli.Api;

namespace Campaigns.Cli;

/// <summary>Where the API is, and which key to use: from options, or else from the environment.</summary>
internal sealed class ConnectionOptions(Terminal terminal)
{
    public const string UrlVariable = "CAMPAIGNS_URL";
    public const string KeyVariable = "CAMPAIGNS_API_KEY";

    private readonly Option<string?> _url = new("--url") { Description = $"Address of the API, such as http://127.0.0.1:8080. Default: {UrlVariable}.", Recursive = true };
    private readonly Option<string?> _key = new("--key") { Description = $"API key. Default: {KeyVariable}, which no list of processes shows.", Recursive = true };

    public void AddTo(RootCommand root)
    {
        root.Options.Add(_url);
        root.Options.Add(_key);
    }

    /// <exception cref="UsageException">Neither option nor variable, or no http address.</exception>
    public CampaignsApi Open(ParseResult parsed)
    {
        var address = parsed.GetValue(_url) ?? terminal.Environment(UrlVariable) ?? throw new UsageException($"Where is the API? Give --url or set {UrlVariable}.");
        var key = parsed.GetValue(_key) ?? terminal.Environment(KeyVariable) ?? throw new UsageException($"An API key is needed: give --key or set {KeyVariable}.");
        return Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? new CampaignsApi(url, key)
            : throw new UsageException($"\"{address}\" is no http address such as http://127.0.0.1:8080.");
    }
}
