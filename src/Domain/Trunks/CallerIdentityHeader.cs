namespace Campaigns.Domain.Trunks;

/// <summary>Which header tells the carrier who calls, besides From (RFC 3325).</summary>
public enum CallerIdentityHeader
{
    /// <summary>None: From says it.</summary>
    None,

    /// <summary>P-Asserted-Identity: the carrier trusts us.</summary>
    Asserted,

    /// <summary>P-Preferred-Identity: the carrier decides.</summary>
    Preferred,
}
