namespace Campaigns.Telephony.SipSorcery.Signalling;

/// <summary>The keys of a telephone.</summary>
internal static class TelephoneKeys
{
    /// <summary>In the order of their event codes (RFC 4733 §3.2).</summary>
    public const string All = "0123456789*#ABCD";
}
