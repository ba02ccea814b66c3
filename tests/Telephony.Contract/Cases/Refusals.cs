using Campaigns.Domain.Attempts;
using NodaTime;

namespace Campaigns.Telephony.Contract.Cases;

/// <summary>Final responses that refuse the call, at once or after it rang.</summary>
public sealed class Refusals : IContractCases
{
    public static IReadOnlyList<ContractCase> All { get; } =
    [
        Refused("refuse-486", "Busy", 486, cause: 17),
        Refused("refuse-404", "An unknown number", 404, cause: 1),
        Refused("refuse-480", "Unavailable at once", 480),
        Refused("refuse-603", "Declined", 603, cause: 21),
        Refused("refuse-503", "Overload with Retry-After", 503) with
        {
            Expected = Refusal(503) with { RetryAfter = Duration.FromSeconds(120) },
        },
        Refused("ring-then-486", "Trying, ringing, progress, then busy", 486, cause: 17) with
        {
            Expected = Refusal(486) with { Rings = true, Q850Cause = 17 },
        },
        Refused("ring-then-480", "Unavailable after it rang", 480) with
        {
            Expected = Refusal(480) with { Rings = true, Q850Cause = 19 },
        },
        Refused("refuse-302", "A redirect that the trunk doesn't allow to follow", 302) with { Rfc = "RFC 3261 §8.1.3.4" },
    ];

    private static ContractCase Refused(string scenario, string name, int status, int? cause = null) => new()
    {
        Name = name,
        Scenario = scenario,
        Rfc = "RFC 3261 §13.2.2.3",
        Expected = Refusal(status) with { Q850Cause = cause },
    };

    private static ExpectedCall Refusal(int status) => new() { Status = status, EndedBy = CallParty.FarEnd, Invites = 1 };
}
