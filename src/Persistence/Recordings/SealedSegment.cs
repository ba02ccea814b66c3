namespace Campaigns.Persistence.Recordings;

/// <summary>A segment as the database holds it.</summary>
/// <param name="KeyId">Of the key that sealed it.</param>
/// <param name="Nonce">12 octets.</param>
/// <param name="Text">The encrypted octets, then the tag.</param>
internal sealed record SealedSegment(string KeyId, byte[] Nonce, byte[] Text);
