namespace Campaigns.Domain.Consent;

/// <summary>How a person agreed to be called. The numbers are stored: never renumber.</summary>
public enum ConsentKind : short
{
    /// <summary>It isn't said how.</summary>
    Unspecified = 0,

    /// <summary>On paper.</summary>
    Written = 1,

    /// <summary>By word of mouth.</summary>
    Oral = 2,

    /// <summary>On a web page, by mail or message.</summary>
    Electronic = 3,
}
