namespace Campaigns.Persistence.Secrets;

/// <summary>What a key of the installation has sealed, as the database holds it.</summary>
/// <param name="KeyId">Of the key that sealed it.</param>
/// <param name="Nonce">12 octets.</param>
/// <param name="Text">The encrypted octets, then the tag.</param>
internal sealed record SealedOctets(string KeyId, byte[] Nonce, byte[] Text);
