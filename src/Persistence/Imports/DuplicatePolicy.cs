namespace Campaigns.Persistence.Imports;

/// <summary>What an import does with a number that the campaign has already.</summary>
public enum DuplicatePolicy
{
    /// <summary>The contact stays as it is. Of a number that the file has twice, the first row counts.</summary>
    Skip,

    /// <summary>What the row gives is taken over, variables are merged; state and attempts stay. Of a number that the file has twice, the last row counts.</summary>
    Update,

    /// <summary>
    /// The contact becomes what the row says, pending and with a whole budget; attempt numbers go on rising. A contact with an open call is skipped.
    /// Of a number that the file has twice, the last row counts.
    /// </summary>
    Replace,
}
