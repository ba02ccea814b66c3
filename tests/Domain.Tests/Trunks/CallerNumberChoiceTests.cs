using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Trunks;

namespace Campaigns.Domain.Tests.Trunks;

public sealed class CallerNumberChoiceTests
{
    private const int Contacts = 20_000;

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

    private static string Choose(long contact, string[] numbers) => CallerNumberChoice.For(new ContactKey(new CampaignId(Guid.Empty), contact), numbers);
}
