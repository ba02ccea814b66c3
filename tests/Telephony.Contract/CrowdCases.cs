namespace Campaigns.Telephony.Contract;

/// <summary>The names of <see cref="CrowdContract{TStack}"/>'s cases, for lists of gaps.</summary>
public static class CrowdCases
{
    public const string HangUps = "The far end hangs up 200 calls at once";

    public const string Loss = "20 % of the messages of both directions are lost";

    public const string Unreachable = "Nobody listens on the carrier's port";
}
