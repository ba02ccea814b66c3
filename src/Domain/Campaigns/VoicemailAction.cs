namespace Campaigns.Domain.Campaigns;

/// <summary>What happens when a machine answers.</summary>
public enum VoicemailAction
{
    /// <summary>The assistant stops; once the greeting is over the drop message is played to its end, then the call is hung up.</summary>
    LeaveMessage,

    /// <summary>The call is hung up at once.</summary>
    HangUp,

    /// <summary>The assistant goes on as with a person.</summary>
    ConnectAssistant,
}
