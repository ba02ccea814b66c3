using System.Text.RegularExpressions;

namespace Campaigns.Architecture.Tests;

/// <summary>What the compiler does not hold.</summary>
public sealed partial class SourceTests
{
    [Fact]
    public void A_namespace_is_its_folder()
    {
        var astray = Repository.Files("src", "*.cs")
            .Select(file => (File: file, Declared: Namespace().Match(Repository.Text(file)).Groups["name"].Value))

            // Top-level programs and assembly attributes declare none.
            .Where(source => source.Declared.Length > 0 && source.Declared != Expected(source.File))
            .Select(source => $"{source.File}: {source.Declared}");
        Assert.Empty(astray);
    }

    [Fact]
    public void Files_without_a_namespace_are_programs_or_say_something_of_the_assembly() =>
        Assert.All(
            Repository.Files("src", "*.cs").Where(file => !Namespace().IsMatch(Repository.Text(file))),
            file => Assert.Contains(Path.GetFileName(file), new[] { "Program.cs", "AssemblyInfo.cs", "GlobalUsings.cs" }));

    /// <summary>The stored state's key is its name and the grain's: two grains that share a name may read each other's rows.</summary>
    [Fact]
    public void Each_persistent_state_has_a_name_of_its_own()
    {
        var names = Repository.Files("src/Grains", "*.cs")
            .SelectMany(file => StateName().Matches(Repository.Text(file)))
            .Select(match => match.Groups["name"].Value)
            .ToList();
        Assert.NotEmpty(names);
        Assert.Equal(names.Distinct().Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
        Assert.Equal(names.Count, Repository.Files("src/Grains", "*.cs").Sum(file => Repository.Text(file).Split("[PersistentState(").Length - 1));
    }

    /// <summary>Every SIP stack shares the conversations: they know audio, not how it arrives.</summary>
    [Fact]
    public void What_happens_on_an_answered_call_names_no_type_of_a_SIP_stack()
    {
        var conversations = Repository.Files("src/Telephony/Conversations", "*.cs");
        Assert.NotEmpty(conversations);
        Assert.All(conversations, file => Assert.DoesNotMatch("""Campaigns\.Sip(?!\.Rtp;)""", Repository.Text(file)));
    }

    private static string Expected(string file)
    {
        // "src/Grains.Interfaces/Campaigns/ICampaignGrain.cs": the project's folder may hold a dot of its own.
        var folders = file.Split('/')[1..^1];
        return "Campaigns." + string.Join('.', folders);
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex("""\[PersistentState\("(?<name>[^"]+)"(, "[^"]+")?\)\]""")]
    private static partial Regex StateName();
}
