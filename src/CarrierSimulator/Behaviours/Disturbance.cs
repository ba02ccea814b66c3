namespace Campaigns.CarrierSimulator.Behaviours;

/// <summary>What is wrong with the whole carrier for a while, whatever the far ends do.</summary>
internal enum Disturbance
{
    None,

    /// <summary>Every new INVITE gets 503. Calls that are up go on.</summary>
    Refusing,

    /// <summary>New INVITEs are received and never replied to. Calls that are up go on.</summary>
    Silent,

    /// <summary>What it sends is lost on the way; it hears, counts and acts as ever: phones ring and are answered, and the caller doesn't know.</summary>
    Mute,

    /// <summary>What it sends arrives twice.</summary>
    Doubling,

    /// <summary>Nothing comes in or goes out, as when the network between is cut.</summary>
    Unreachable,
}
