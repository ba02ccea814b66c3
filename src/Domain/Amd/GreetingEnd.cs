namespace Campaigns.Domain.Amd;

/// <summary>Why a machine's greeting counts as over. The numbers are stored: never renumber.</summary>
public enum GreetingEnd : short
{
    /// <summary>Its beep has ended.</summary>
    Beep = 0,

    /// <summary>Nothing was heard for a while.</summary>
    Silence = 1,

    /// <summary>It went on and on.</summary>
    TooLong = 2,
}
