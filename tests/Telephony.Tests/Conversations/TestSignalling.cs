using Campaigns.Domain.Assistants;
using Campaigns.Telephony.Conversations;

namespace Campaigns.Telephony.Tests.Conversations;

/// <summary>Second legs and transfers that come out as the test says.</summary>
internal sealed class TestSignalling : ICallSignalling
{
    public TestSecondLeg Agent { get; } = new();

    /// <summary>Why legs and transfers are refused; null when they are not.</summary>
    public string? Refusal { get; set; }

    public SecondLegOrder? Placed { get; private set; }

    public SipTarget? TransferredTo { get; private set; }

    public Task<ISecondLeg> PlaceAsync(SecondLegOrder order, CancellationToken cancellationToken)
    {
        Placed = order;
        return Refusal is { } refusal ? throw new AssistantFailedException(refusal) : Task.FromResult<ISecondLeg>(Agent);
    }

    public Task TransferAsync(SipTarget target, CancellationToken cancellationToken)
    {
        TransferredTo = target;
        return Refusal is { } refusal ? throw new AssistantFailedException(refusal) : Task.CompletedTask;
    }
}
