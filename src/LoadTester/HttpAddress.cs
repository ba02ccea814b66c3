using System.CommandLine.Parsing;

namespace Campaigns.LoadTester;

/// <summary>Reads an http or https address from the command line.</summary>
internal static class HttpAddress
{
    /// <summary>The address, or an error that says what is wanted.</summary>
    public static Uri? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https"))
        {
            return address;
        }

        result.AddError($"\"{text}\" is no http address such as http://127.0.0.1:8080.");
        return null;
    }
}
