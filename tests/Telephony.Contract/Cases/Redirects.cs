using Campaigns.Domain.Attempts;
using Campaigns.Domain.Ports;

namespace Campaigns.Telephony.Contract.Cases;

/// <summary>302 on a trunk that allows redirects to be followed.</summary>
public sealed class Redirects : IContractCases
{
    public static IReadOnlyList<ContractCase> All { get; } =
    [
        new()
        {
            Name = "The most wanted target that is allowed is dialled, without parameters and headers of its URI",
            Scenario = "redirect-followed",
            Rfc = "RFC 3261 §8.1.3.4",
            Order = Following,
            Expected = Answers.HungUpByThem with { Invites = 2 },
        },
        Final("redirect-twice", "A second redirect is final", invites: 2),
        Final("redirect-elsewhere", "Other hosts, countries and schemes are not followed", invites: 1),
    ];

    private static ContractCase Final(string scenario, string name, int invites) => new()
    {
        Name = name,
        Scenario = scenario,
        Rfc = "RFC 3261 §8.1.3.4",
        Order = Following,
        Expected = new ExpectedCall { Status = 302, EndedBy = CallParty.FarEnd, Invites = invites },
    };

    private static CallOrder Following(CallOrder order) => order with { Trunk = order.Trunk with { FollowRedirects = true } };
}
