namespace Campaigns.Sip.Dialogs;

/// <summary>How a BYE for another process's call ended.</summary>
/// <param name="Status">The final response: 200, or 481 when the peer no longer knew the call. Null when none came.</param>
/// <param name="ReasonPhrase">Its reason phrase.</param>
/// <param name="TransportFailed">The BYE could not be delivered; otherwise no status means timer F.</param>
public sealed record ForeignHangUpResult(int? Status, string? ReasonPhrase, bool TransportFailed)
{
    /// <summary>The peer has confirmed that the call is over.</summary>
    public bool IsOver => Status is (>= 200 and < 300) or 481 or 408;
}
