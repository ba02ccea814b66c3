namespace Campaigns.Persistence.ReadModels;

/// <summary>What a contact's open call is doing.</summary>
public enum LiveCall
{
    /// <summary>Dialled or ringing.</summary>
    Dialing,

    /// <summary>Answered.</summary>
    InCall,
}
