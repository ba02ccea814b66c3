using Campaigns.Domain.Assistants;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using NodaTime;

namespace Campaigns.Telephony.Tests.Conversations;

/// <summary>An order that no carrier sees.</summary>
internal static class TestOrder
{
    public static CallOrder Of(AssistantSettings? assistant = null, int port = 5060) => new()
    {
        CallId = "0123456789abcdef0123456789abcdef",
        LocalTag = "0123456789abcdef",
        Trunk = new TrunkSettings { Name = "Peer", Host = "127.0.0.1", Port = port, CallerNumbers = ["+12025550100"] },
        CallerNumber = "+12025550100",
        CalledNumber = "+12025550123",
        RingTimeout = Duration.FromSeconds(20),
        MaxCallDuration = Duration.FromSeconds(60),
        Assistant = assistant ?? new AssistantSettings { Name = "Announcement" },
    };
}
