using System.Text.RegularExpressions;

namespace Campaigns.EndToEnd.Tests.Installation;

/// <summary>The commands of a document, in their order.</summary>
internal static partial class Tutorial
{
    /// <summary>Every block that is marked as bash, as one script: variables that one block sets are there in the next, as in a reader's terminal.</summary>
    public static string CommandsOf(string document) => string.Join('\n', Block().Matches(document).Select(match => match.Groups[1].Value));

    [GeneratedRegex(@"^```bash\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
