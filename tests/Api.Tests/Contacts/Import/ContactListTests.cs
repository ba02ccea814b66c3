using System.Text;
using Campaigns.Api.Contacts;
using Campaigns.Api.Contacts.Import;

namespace Campaigns.Api.Tests.Contacts.Import;

public sealed class ContactListTests
{
    [Theory]
    [InlineData("phone\n+12025550101\n")]
    [InlineData("phone\r\n+12025550101\r\n")]
    [InlineData("phone\r+12025550101\r")]
    [InlineData("phone\n+12025550101")]
    [InlineData("\uFEFFphone\n+12025550101\n")]
    [InlineData("\uFEFF\"phone\"\r\n\"+12025550101\"\r\n")]
    [InlineData("phone_number\n+12025550101\n")]
    [InlineData("Phone Number\n+12025550101\n")]
    [InlineData("PHONE-NUMBER\n+12025550101\n")]
    [InlineData("phoneNumber\n+12025550101\n")]
    [InlineData("number\n+12025550101\n")]
    [InlineData("contact_number\n+12025550101\n")]
    [InlineData("to\n+12025550101\n")]
    [InlineData(" phone \n  +12025550101  \n")]
    [InlineData("phone,\n+12025550101,\n")]
    [InlineData("phone\n\n\n+12025550101\n\n")]
    [InlineData("sep=;\r\nphone;name\r\n+12025550101;\r\n")]
    [InlineData("phone;name\n+12025550101;\n")]
    [InlineData("phone\tname\n+12025550101\t\n")]
    [InlineData("name,phone\n,'+12025550101\n")]
    public async Task Reads_the_number_whatever_the_dialect(string csv)
    {
        var list = await ReadAsync(csv);

        Assert.Empty(list.Faults);
        var contact = Assert.Single(list.Contacts);
        Assert.Equal("+12025550101", contact.PhoneNumber);
        Assert.Null(contact.DisplayName);
        Assert.Null(contact.VariablesJson);
    }

    [Fact]
    public async Task Understands_every_column()
    {
        var list = await ReadAsync(
            "external_id;phone;tz;priority;first_name;last_name;Balance due;note\n"
            + "A-7;+13125550101;America/New_York;-5;Zoë;O'Neill;\"1,200 €\";\"says \"\"hi\"\"\nand more\"\n");

        Assert.Empty(list.Faults);
        var contact = Assert.Single(list.Contacts);
        Assert.Equal(
            new NewContact(
                "+13125550101",
                contact.ZoneIds,
                -5,
                "Zoë O'Neill",
                "A-7",
                """{"first_name":"Zoë","last_name":"O'Neill","Balance due":"1,200 €","note":"says \"hi\"\nand more"}"""),
            contact);
        Assert.Equal(["America/New_York"], contact.ZoneIds);
    }

    [Theory]
    [InlineData("phone,name,first_name\n+12025550101,Dr. No,Julius\n", "Dr. No")]
    [InlineData("phone,first_name\n+12025550101,Julius\n", "Julius")]
    [InlineData("phone,last_name\n+12025550101,No\n", "No")]
    [InlineData("phone,display_name\n+12025550101,J. No\n", "J. No")]
    public async Task Finds_the_name(string csv, string name) => Assert.Equal(name, Assert.Single((await ReadAsync(csv)).Contacts).DisplayName);

    [Theory]
    [InlineData("phone,time_zone\n+13125550101,\n", "America/Chicago")]
    [InlineData("phone\n+13125550101\n", "America/Chicago")]
    [InlineData("phone,timezone\n+13125550101,Europe/London\n", "Europe/London")]
    public async Task Takes_the_numbers_zones_when_none_is_given(string csv, string zone) =>
        Assert.Equal([zone], Assert.Single((await ReadAsync(csv)).Contacts).ZoneIds);

    [Fact]
    public async Task Understands_national_numbers_with_a_region() =>
        Assert.Equal("+12025550101", Assert.Single((await ReadAsync("phone\n(202) 555-0101\n", region: "US")).Contacts).PhoneNumber);

    [Theory]
    [InlineData("phone\nnobody\n", 2, "phone", "nobody")]
    [InlineData("phone\n\"\"\n", 2, "phone", "")]
    [InlineData("phone,tz\n+12025550101,Mars/Olympus\n", 2, "tz", "Mars/Olympus")]
    [InlineData("phone,tz\n+12025550101,EST5EDT7\n", 2, "tz", "EST5EDT7")]
    [InlineData("phone,priority\n+12025550101,high\n", 2, "priority", "high")]
    [InlineData("phone,priority\n+12025550101,1000001\n", 2, "priority", "1000001")]
    [InlineData("phone,priority\n+12025550101,1.5\n", 2, "priority", "1.5")]
    [InlineData("phone,name\n+12025550101,No, Julius\n", 2, "", "")]
    [InlineData("phone,name\n\"+12025550102\",\"a\nb\"\n\nx,y\n", 5, "phone", "x")]
    public async Task Reports_a_bad_row(string csv, long row, string column, string value)
    {
        var list = await ReadAsync(csv);

        var fault = Assert.Single(list.Faults);
        Assert.Equal((row, column, value), (fault.Row, fault.Column, fault.Value));
        Assert.NotEmpty(fault.Reason);
        Assert.Equal(1, list.FailedRows);
    }

    [Fact]
    public async Task Names_every_fault_of_a_row_and_counts_the_row_once()
    {
        var list = await ReadAsync($"phone,tz,priority,name,external_id\nx,y,z,{new string('n', 201)},{new string('e', 201)}\n+12025550101,,,,\n");

        Assert.Equal(["external_id", "name", "phone", "priority", "tz"], list.Faults.Select(fault => fault.Column).Order(StringComparer.Ordinal));
        Assert.Equal(1, list.FailedRows);
        Assert.Single(list.Contacts);
    }

    [Fact]
    public async Task Reports_variables_beyond_four_kilobytes()
    {
        var list = await ReadAsync($"phone,note\n+12025550101,{new string('n', 5000)}\n+12025550102,{new string('n', 4000)}\n");

        Assert.Contains("4096", Assert.Single(list.Faults).Reason, StringComparison.Ordinal);
        Assert.Equal("+12025550102", Assert.Single(list.Contacts).PhoneNumber);
    }

    [Fact]
    public async Task Takes_short_rows_as_spreadsheets_write_them()
    {
        var list = await ReadAsync("phone,a,b\n+12025550101\n+12025550102,1\n");

        Assert.Empty(list.Faults);
        Assert.Equal([null, """{"a":"1"}"""], list.Contacts.Select(contact => contact.VariablesJson));
    }

    [Theory]
    [InlineData("", "no column with phone numbers")]
    [InlineData("\uFEFF", "no column with phone numbers")]
    [InlineData("name,city\nJulius,Kingston\n", "no column with phone numbers")]
    [InlineData("+12025550101\n+12025550102\n", "no column with phone numbers")]
    [InlineData("phone,number\n+12025550101,+12025550102\n", "mean the same")]
    [InlineData("phone,city,city\n+12025550101,a,b\n", "mean the same")]
    [InlineData("phone,name\n+12025550101,\"Julius\n+12025550102,No\n", "quoting")]
    [InlineData("phone,name\n+12025550101,\"Julius", "quoting")]
    [InlineData("phone,name\n+12025550101,Ju\"lius\n", "quoting")]
    [InlineData("phone,name\n+12025550101,\"Ju\"lius\n", "quoting")]
    [InlineData("phone,name\n+12025550101,Julius\n+1202555", "cut off")]
    [InlineData("phone\n+12025550101\n\0\n", "zero bytes")]
    public async Task Refuses_a_file_as_a_whole(string csv, string says)
    {
        var refused = await Assert.ThrowsAsync<UnreadableFileException>(() => ReadAsync(csv));

        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_more_than_a_hundred_columns()
    {
        var columns = string.Join(',', Enumerable.Range(1, 100).Select(index => $"c{index}"));

        var refused = await Assert.ThrowsAsync<UnreadableFileException>(() => ReadAsync($"phone,{columns}\n"));
        Assert.Contains("101 columns", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_row_without_end() =>
        await Assert.ThrowsAsync<UnreadableFileException>(() => ReadAsync("phone,name\n+12025550101," + new string('x', 3 * ContactList.MaxRowBytes) + "\n"));

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("iso-8859-1")]
    public async Task Refuses_other_encodings(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] file = [.. encoding.GetPreamble(), .. encoding.GetBytes("phone,name\n+12025550101,Zoë\n")];

        var refused = await Assert.ThrowsAsync<UnreadableFileException>(() => ReadAsync(file));
        Assert.Contains("UTF-8", refused.Message, StringComparison.Ordinal);
    }

    private static Task<ReadList> ReadAsync(string csv, string? region = null) => ReadAsync(Encoding.UTF8.GetBytes(csv), region);

    private static async Task<ReadList> ReadAsync(byte[] file, string? region = null)
    {
        List<RowFault> faults = [];
        var list = new ContactList(new MemoryStream(file), region, ColumnMapping.None, new SampleNumbers(), (fault, _) =>
        {
            faults.Add(fault);
            return ValueTask.CompletedTask;
        });
        var contacts = await list.ReadAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        return new ReadList(contacts, faults, list.FailedRows);
    }

    private sealed record ReadList(IReadOnlyList<NewContact> Contacts, IReadOnlyList<RowFault> Faults, long FailedRows);
}
