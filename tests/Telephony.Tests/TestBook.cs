using System.Net;
using Campaigns.Domain.Outbound;
using Campaigns.Domain.Ports;
using Campaigns.Telephony.Conversations;
using Campaigns.Telephony.Outbound;
using Microsoft.Extensions.Logging.Abstractions;

namespace Campaigns.Telephony.Tests;

/// <summary>The system's own conversations, for a machine whose agents are on the loopback network.</summary>
internal static class TestBook
{
    public static ConversationBook Of(IOptOuts? optOuts = null, TimeProvider? time = null, IOutboundResolver? resolver = null) => new(
        new NoAudio(), optOuts ?? new TestOptOuts(), resolver ?? Loopback, time ?? TimeProvider.System, NullLogger<ConversationBook>.Instance);

    public static OutboundResolver Loopback { get; } = new(
        new OutboundAddressRule([IPNetwork.Parse("127.0.0.0/8")]), static (_, _) => Task.FromResult(new[] { IPAddress.Loopback }));
}
