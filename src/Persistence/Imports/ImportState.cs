namespace Campaigns.Persistence.Imports;

/// <summary>How far an import is. The numbers are stored: never renumber.</summary>
public enum ImportState : short
{
    /// <summary>Its rows are being read; none is visible.</summary>
    Running = 0,
    Done = 1,

    /// <summary>The file was refused as a whole; nothing was changed.</summary>
    Refused = 2,

    /// <summary>Its process died, or its upload was cut off without a word; nothing was changed. Never stored.</summary>
    Interrupted = 3,
}
