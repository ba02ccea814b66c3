namespace Campaigns.Grains.Interfaces;

/// <summary>Why a command was refused.</summary>
public enum Refusal
{
    /// <summary>There is no such thing.</summary>
    NotFound,

    /// <summary>The status does not allow it, or fields are locked while running.</summary>
    Conflict,

    /// <summary>Settings are outside their ranges, or point to what does not exist.</summary>
    Invalid,

    /// <summary>Somebody else changed it since it was read.</summary>
    VersionMismatch,

    /// <summary>It exists already, with other settings.</summary>
    Exists,

    /// <summary>Campaigns that are not over still need it.</summary>
    InUse,
}
