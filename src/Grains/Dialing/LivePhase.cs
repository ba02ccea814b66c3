namespace Campaigns.Grains.Dialing;

/// <summary>Where a live attempt stands.</summary>
internal enum LivePhase
{
    /// <summary>Granted, or its intent is being written.</summary>
    NotSent,

    Dialing,
    Ringing,
    InCall,
    Over,
}
