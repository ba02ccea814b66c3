namespace Campaigns.Telephony.SipSorcery.Signalling;

/// <summary>How we name ourselves.</summary>
internal static class Identity
{
    public const string UserAgent = "Orleans-Campaigns";
}
