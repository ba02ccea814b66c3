using System.Text.RegularExpressions;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Tests.Documents;

namespace Campaigns.Domain.Tests.Campaigns;

/// <summary>docs/campaign-lifecycle.md draws what the code does, no more and no less.</summary>
public sealed partial class LifecycleDocumentTests
{
    private const string Document = "campaign-lifecycle.md";
    private const string Heading = "How each status is entered and left, and who cleans up";

    [Fact]
    public void The_drawing_has_every_arrow_of_the_code_and_no_other()
    {
        var drawn = Arrows().Where(arrow => arrow.From != "[*]" && arrow.To != "[*]");
        var coded =
            from status in Enum.GetValues<CampaignStatus>()
            from trigger in Enum.GetValues<CampaignTrigger>()
            let moved = CampaignLifecycle.Next(status, trigger) as CampaignTransition.MovedTo
            where moved is not null
            select (From: Name(status), To: Name(moved.Status), Trigger: Name(trigger));
        Assert.Equal(coded.Order(), drawn.Order());
    }

    [Fact]
    public void The_drawing_ends_where_the_code_ends()
    {
        Assert.Equal(["draft"], Arrows().Where(arrow => arrow.From == "[*]").Select(arrow => arrow.To));
        Assert.Equal(
            Enum.GetValues<CampaignStatus>().Where(CampaignLifecycle.IsTerminal).Select(Name).Order(),
            Arrows().Where(arrow => arrow.To == "[*]").Select(arrow => arrow.From).Order());
    }

    [Fact]
    public void The_table_has_every_status_and_what_the_code_lets_it_do()
    {
        var documented = Markdown.Table(Document, Heading).Select(row => (row[0], row[4], row[5], row[6]));
        var coded = Enum.GetValues<CampaignStatus>().Select(status => (Name(status), Repeated(status), Contacts(status), YesNo(CampaignLifecycle.CanDelete(status))));
        Assert.Equal(coded, documented);
        Assert.All(Markdown.Table(Document, Heading), row => Assert.All(row, cell => Assert.NotEmpty(cell)));
    }

    private static List<(string From, string To, string Trigger)> Arrows() =>
    [
        .. Markdown.Lines(Document).Select(line => Arrow().Match(line)).Where(match => match.Success)
            .Select(match => (match.Groups["from"].Value, match.Groups["to"].Value, match.Groups["trigger"].Value)),
    ];

    private static string Repeated(CampaignStatus status) => string.Join(
        ", ",
        Enum.GetValues<CampaignTrigger>().Where(trigger => CampaignLifecycle.Next(status, trigger) is CampaignTransition.Unchanged).Select(Name));

    private static string Contacts(CampaignStatus status) =>
        CampaignLifecycle.AcceptsContacts(status, keepOpen: false) ? "yes" : CampaignLifecycle.AcceptsContacts(status, keepOpen: true) ? "when kept open" : "no";

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    [GeneratedRegex(@"^\s*(?<from>\S+) --> (?<to>[^\s:]+)(: (?<trigger>\S+))?$")]
    private static partial Regex Arrow();
}
