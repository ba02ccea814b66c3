using Campaigns.Telephony.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Campaigns.Telephony.SipSorcery.Tests.NotBuilt;

/// <summary>A build without SIPSorcery says so, and what to do.</summary>
public sealed class NotBuiltTests
{
    [Fact]
    public void A_silo_that_asks_for_it_is_told_at_its_start()
    {
        var fault = Assert.Throws<NotSupportedException>(() => new ServiceCollection().UseSipSorcery(new SipSorceryOptions()));

        Assert.Contains("Campaigns:Telephony:Stack", fault.Message, StringComparison.Ordinal);
        Assert.Contains("docs/sip-stacks.md", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_can_be_made_of_it()
    {
        Assert.False(SipSorceryStack.IsBuilt);
        Assert.Null(SipSorceryStack.LibraryVersion);
        Assert.Throws<NotSupportedException>(() => SipSorceryStack.Create(
            new TelephonyOptions(), new SipSorceryOptions(), new NoConversations(), [], TimeProvider.System, NullLoggerFactory.Instance));
    }

    private sealed class NoConversations : IConversations
    {
        public IConversation For(Domain.Ports.CallOrder order) => throw new InvalidOperationException("No call is ever placed.");
    }
}
