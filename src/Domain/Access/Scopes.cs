namespace Campaigns.Domain.Access;

/// <summary>What an API key may do. The numbers are stored: never renumber.</summary>
[Flags]
public enum Scopes : short
{
    None = 0,

    /// <summary>See everything of the team.</summary>
    Read = 1,

    /// <summary>Create, change and delete campaigns, contacts, trunks, assistants and do-not-call numbers.</summary>
    Write = 2,

    /// <summary>Launch, pause, resume and cancel.</summary>
    Run = 4,

    /// <summary>Everything, keys and the audit log included.</summary>
    Admin = 8,
}
