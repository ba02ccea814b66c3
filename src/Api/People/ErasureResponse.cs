namespace Campaigns.Api.People;

/// <summary>What an erasure removed.</summary>
/// <param name="Contacts">Contacts.</param>
/// <param name="Attempts">Attempts.</param>
/// <param name="Pending">The person is in a call: what belongs to it goes when it is over.</param>
internal sealed record ErasureResponse(long Contacts, long Attempts, bool Pending);
