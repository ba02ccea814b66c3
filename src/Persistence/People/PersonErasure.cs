namespace Campaigns.Persistence.People;

/// <summary>What an erasure removed.</summary>
/// <param name="Contacts">Contacts.</param>
/// <param name="Attempts">Call detail records.</param>
/// <param name="Pending">The person is in a call of the team: the rest goes when it is over.</param>
public sealed record PersonErasure(long Contacts, long Attempts, bool Pending);
