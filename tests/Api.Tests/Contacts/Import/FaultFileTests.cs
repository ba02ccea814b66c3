using System.Text;
using Campaigns.Api.Contacts.Import;

namespace Campaigns.Api.Tests.Contacts.Import;

public sealed class FaultFileTests
{
    [Fact]
    public async Task Writes_every_fault_and_lets_no_formula_run()
    {
        var faults = new[]
        {
            new RowFault(2, "phone", "=HYPERLINK(\"http://evil\")", "No number."),
            new RowFault(3, "=cmd", "@SUM(1)", "No, really."),
            new RowFault(1_000_001, "", "+1\n2", "Says \"no\"."),
        };
        using var file = new MemoryStream();

        await FaultFile.WriteAsync(file, faults.ToAsyncEnumerable(), TestContext.Current.CancellationToken);

        Assert.Equal(
            "\uFEFFrow,column,value,reason\r\n"
            + "2,phone,\"'=HYPERLINK(\"\"http://evil\"\")\",No number.\r\n"
            + "3,\"'=cmd\",\"'@SUM(1)\",\"No, really.\"\r\n"
            + "1000001,,\"'+1\n2\",\"Says \"\"no\"\".\"\r\n",
            Encoding.UTF8.GetString(file.ToArray()));
    }
}
