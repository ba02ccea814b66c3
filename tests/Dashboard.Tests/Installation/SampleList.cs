using System.Globalization;
using System.Text;

namespace Campaigns.Dashboard.Tests.Installation;

/// <summary>Contact lists with well-formed US numbers, each used by one campaign only; they never leave the loopback interface.</summary>
internal static class SampleList
{
    private static int _next;

    /// <summary>A CSV file with so many contacts that answer.</summary>
    public static string Of(int contacts)
    {
        var csv = new StringBuilder("phone_number,name\n");
        for (var i = 0; i < contacts; i++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{NextNumber()},Contact {i + 1}\n");
        }

        return csv.ToString();
    }

    public static string NextNumber()
    {
        var n = Interlocked.Increment(ref _next);

        // Last digits 2000 and more: the simulator's table of special numbers is elsewhere.
        return string.Create(CultureInfo.InvariantCulture, $"+1212{234 + (n / 7000)}{2000 + (n % 7000)}");
    }
}
