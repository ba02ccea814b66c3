using Campaigns.LoadTester.Lists;

namespace Campaigns.LoadTester.Tests.Lists;

public sealed class ContactListContentTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5_000)]
    public async Task Writes_a_header_and_one_row_for_each_contact(int count)
    {
        var numbers = new SyntheticNumbers(count, seed: 3);
        using var content = new ContactListContent(numbers, count);

        var lines = (await content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n");

        Assert.Equal("phone_number,name", lines[0]);
        Assert.Equal(count + 2, lines.Length);
        Assert.Equal($"{numbers[count - 1]},Contact {count}", lines[count]);
        Assert.Equal("", lines[^1]);
    }
}
