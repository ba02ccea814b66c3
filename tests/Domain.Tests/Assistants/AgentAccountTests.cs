using Campaigns.Domain.Assistants;

namespace Campaigns.Domain.Tests.Assistants;

public sealed class AgentAccountTests
{
    private static readonly AssistantId Assistant = new(Guid.Parse("0198f000-0000-7000-8000-000000000001"));

    [Fact]
    public void An_account_is_its_assistant() => Assert.Equal(Assistant, AgentAccount.AssistantOf(AgentAccount.SidOf(Assistant)));

    [Fact]
    public void A_call_s_name_leads_back_to_its_call_id()
    {
        const string callId = "0123456789abcdef0123456789abcdef";

        Assert.Equal("CA" + callId, AgentAccount.CallSidOf(callId));
        Assert.Equal(callId, AgentAccount.CallIdOf("CA" + callId));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AC")]
    [InlineData("CA0123456789abcdef0123456789abcde")]
    [InlineData("CA0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("CA0123456789abcdef0123456789abcde'")]
    [InlineData("XX0123456789abcdef0123456789abcdef")]
    public void Nothing_else_is_a_name(string text)
    {
        Assert.Null(AgentAccount.CallIdOf(text));
        Assert.Null(AgentAccount.AssistantOf(text));
    }
}
