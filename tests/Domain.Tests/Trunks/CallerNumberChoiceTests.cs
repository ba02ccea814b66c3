using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Trunks;

namespace Campaigns.Domain.Tests.Trunks;

public sealed class CallerNumberChoiceTests
{
    private const int Contacts = 20_000;

    private static readonly int[] Weights = [1, 2, 5, 20];

    private static readonly string[] Numbers = [.. Enumerable.Range(0, 8).Select(index => $"+1202555010{index}")];

    [Fact]
    public void A_contact_keeps_its_number_whatever_the_order_of_the_list()
    {
        string[] shuffled = [Numbers[3], Numbers[7], Numbers[0], Numbers[5], Numbers[1], Numbers[6], Numbers[2], Numbers[4]];
        for (var contact = 1; contact <= Contacts; contact++)
        {
            Assert.Equal(Choose(contact, Numbers), Choose(contact, shuffled));
        }
    }

    [Fact]
    public void Contacts_spread_evenly_over_the_numbers()
    {
        var counts = Enumerable.Range(1, Contacts).CountBy(contact => Choose(contact, Numbers)).ToDictionary();
        Assert.Equal(Numbers.Length, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, Contacts / 8 * 0.9, Contacts / 8 * 1.1));
    }

    [Fact]
    public void Neighbouring_contacts_do_not_march_through_the_numbers_in_step()
    {
        var steps = Enumerable.Range(1, Contacts).Count(contact => Choose(contact, Numbers) == Choose(contact + 1, Numbers));
        Assert.InRange(steps, Contacts / 8 * 0.85, Contacts / 8 * 1.15);
    }

    [Fact]
    public void A_number_that_is_taken_away_moves_only_its_own_contacts()
    {
        string[] left = [.. Numbers.Where(number => number != Numbers[2])];
        for (var contact = 1; contact <= Contacts; contact++)
        {
            var before = Choose(contact, Numbers);
            Assert.True(before == Numbers[2] || before == Choose(contact, left));
        }
    }

    [Fact]
    public void A_number_that_is_added_takes_contacts_only_to_itself()
    {
        string[] more = [.. Numbers, "+12025550199"];
        for (var contact = 1; contact <= Contacts; contact++)
        {
            var after = Choose(contact, more);
            Assert.True(after == "+12025550199" || after == Choose(contact, Numbers));
        }
    }

    [Fact]
    public void One_number_serves_everybody() => Assert.Equal("+12025550100", Choose(42, ["+12025550100"]));

    [Fact]
    public void Each_number_has_its_weights_share_of_the_contacts()
    {
        CallerNumberRule[] candidates = [.. Numbers.Take(4).Select((number, index) => new CallerNumberRule { Number = number, Weight = Weights[index] })];

        var counts = Enumerable.Range(1, Contacts).CountBy(contact => Use(contact, candidates, _ => false).Rule.Number).ToDictionary();

        Assert.All(candidates, candidate => Assert.InRange(counts[candidate.Number], Contacts * candidate.Weight / 28.0 * 0.9, Contacts * candidate.Weight / 28.0 * 1.1));
    }

    [Fact]
    public void A_larger_weight_takes_contacts_only_to_its_number()
    {
        CallerNumberRule[] before = [.. Numbers.Select(number => new CallerNumberRule { Number = number })];
        CallerNumberRule[] after = [before[0] with { Weight = 3 }, .. before[1..]];
        for (var contact = 1; contact <= Contacts; contact++)
        {
            var number = Use(contact, after, _ => false).Rule.Number;
            Assert.True(number == Numbers[0] || number == Use(contact, before, _ => false).Rule.Number);
        }
    }

    [Fact]
    public void A_number_that_rests_is_replaced_by_the_next_of_each_contact_and_only_there()
    {
        CallerNumberRule[] candidates = [.. Numbers.Select((number, index) => new CallerNumberRule { Number = number, Weight = 1 + index })];
        CallerNumberRule[] others = [.. candidates.Where(candidate => candidate.Number != Numbers[6])];
        for (var contact = 1; contact <= Contacts; contact++)
        {
            var own = Use(contact, candidates, _ => false);
            var shown = Use(contact, candidates, number => number == Numbers[6]);
            Assert.Equal(Use(contact, others, _ => false).Rule, shown.Rule);
            Assert.Equal(own.Rule.Number == Numbers[6] ? Numbers[6] : null, shown.Replaces);
            Assert.Null(own.Replaces);
        }
    }

    [Fact]
    public void When_all_rest_or_none_is_left_it_says_so()
    {
        var contact = new ContactKey(new CampaignId(Guid.Empty), 1);
        CallerNumberRule[] one = [new CallerNumberRule { Number = Numbers[0] }];
        Assert.IsType<CallerNumberPick.AllRest>(CallerNumberChoice.For(contact, one, _ => true));
        Assert.IsType<CallerNumberPick.NoneLeft>(CallerNumberChoice.For(contact, [], _ => false));
    }

    [Fact]
    public void A_campaigns_choice_has_its_own_weights_and_the_trunks_caps()
    {
        var trunk = new TrunkSettings
        {
            Name = "T",
            Host = "127.0.0.1",
            CallerNumbers = [.. Numbers],
            CallerNumberRules = [new CallerNumberRule { Number = Numbers[1], Weight = 7, MaxCallsPerDay = 50 }],
        };

        Assert.Equal(Numbers.Select(number => number == Numbers[1] ? (number, 7, (int?)50) : (number, 1, null)), Of(CallerNumberChoice.Candidates(trunk, [])));
        Assert.Equal(
            [(Numbers[1], 2, 50), (Numbers[3], 9, null)],
            Of(CallerNumberChoice.Candidates(trunk, [new(Numbers[1], 2), new("+12025559999", 20), new(Numbers[3], 9)])));

        static IEnumerable<(string, int, int?)> Of(IReadOnlyList<CallerNumberRule> rules) => rules.Select(rule => (rule.Number, rule.Weight, rule.MaxCallsPerDay));
    }

    private static string Choose(long contact, string[] numbers) => Use(contact, [.. numbers.Select(number => new CallerNumberRule { Number = number })], _ => false).Rule.Number;

    private static CallerNumberPick.Use Use(long contact, IReadOnlyList<CallerNumberRule> candidates, Func<string, bool> rests) =>
        Assert.IsType<CallerNumberPick.Use>(CallerNumberChoice.For(new ContactKey(new CampaignId(Guid.Empty), contact), candidates, rests));
}
