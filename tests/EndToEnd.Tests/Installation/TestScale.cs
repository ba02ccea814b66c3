namespace Campaigns.EndToEnd.Tests.Installation;

/// <summary>
/// How large the runs with a fault in the middle are. <c>CAMPAIGNS_TEST_SCALE=full</c>: 10,000 contacts and 200 calls at once, as the product promises; else a
/// tenth of it, which has the same faults in it and is over in a minute.
/// </summary>
internal static class TestScale
{
    private static readonly bool Full = Environment.GetEnvironmentVariable("CAMPAIGNS_TEST_SCALE") == "full";

    public static int Contacts => Full ? 10_000 : 1_000;

    public static int CallsAtOnce => Full ? 200 : 50;
}
