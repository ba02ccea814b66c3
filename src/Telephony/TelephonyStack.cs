namespace Campaigns.Telephony;

/// <summary>The SIP stacks that can place calls.</summary>
public enum TelephonyStack
{
    /// <summary>This project's own user agent.</summary>
    Native,

    /// <summary>The library SIPSorcery, in builds that have it.</summary>
    SipSorcery,
}
