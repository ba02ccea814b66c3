namespace Campaigns.Telephony.Conversations;

/// <summary>A call to an assistant, answered.</summary>
public interface ISecondLeg : ICallLeg
{
    /// <summary>Ends it. Idempotent.</summary>
    void HangUp();
}
