namespace Campaigns.Sip.Calls;

/// <summary>Who brought the call to its end.</summary>
public enum CallEnder
{
    /// <summary>We did: CANCEL, BYE, or not even an INVITE.</summary>
    Local,

    /// <summary>The peer did: a refusal or its BYE.</summary>
    Remote,

    /// <summary>Nobody: silence or an undeliverable INVITE.</summary>
    Network,
}
