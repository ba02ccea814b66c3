namespace Campaigns.Sip.Messages;

/// <summary>Who refreshes a session (RFC 4028 §4), seen from one transaction.</summary>
internal enum SessionRefresher
{
    /// <summary>Whoever sent the request.</summary>
    Uac,

    /// <summary>Whoever answers it.</summary>
    Uas,
}
