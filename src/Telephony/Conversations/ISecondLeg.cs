namespace Campaigns.Telephony.Conversations;

/// <summary>A call to an assistant, answered.</summary>
public interface ISecondLeg : ICallLeg
{
    /// <summary>RTP packets of audio that have arrived; a leg whose far end has died gets no more.</summary>
    long PacketsReceived { get; }

    /// <summary>Presses a key (RFC 4733): 0–9, *, #, A–D. Does nothing when the far end takes none.</summary>
    void SendDigit(char digit);

    /// <summary>Ends it. Idempotent.</summary>
    void HangUp();
}
