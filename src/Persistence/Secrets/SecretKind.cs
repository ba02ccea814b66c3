namespace Campaigns.Persistence.Secrets;

/// <summary>What a sealed secret is. Part of its encryption: a secret of one kind can't be passed off as one of another. Names must not change.</summary>
public enum SecretKind
{
    /// <summary>A text of a trunk's or an assistant's settings.</summary>
    Settings,

    /// <summary>The secret that signs an endpoint's messages.</summary>
    Webhook,

    /// <summary>The key under which numbers of erased people are hashed.</summary>
    NumberHash,
}
