namespace Campaigns.Domain.Tests.Documents;

/// <summary>Reads the documents that tests hold to the code.</summary>
internal static class Markdown
{
    /// <summary>The cells of the first table under a heading, without its head.</summary>
    public static IReadOnlyList<string[]> Table(string document, string heading)
    {
        var rows = Lines(document)
            .SkipWhile(line => line.TrimStart('#', ' ') != heading)
            .SkipWhile(line => !line.StartsWith('|'))
            .TakeWhile(line => line.StartsWith('|'))
            .Skip(2)
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .ToList();
        Assert.NotEmpty(rows);
        return rows;
    }

    public static IReadOnlyList<string> Lines(string document) => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "docs", document));
}
