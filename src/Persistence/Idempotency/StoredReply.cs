namespace Campaigns.Persistence.Idempotency;

/// <summary>An answer that is given again to a repeated request.</summary>
/// <param name="Status">HTTP status, 200–499.</param>
/// <param name="ContentType">Null without a body.</param>
/// <param name="Location">Where a thing was created; null otherwise.</param>
/// <param name="ETag">The version of what the answer shows; null otherwise.</param>
/// <param name="Body">As it was sent.</param>
public sealed record StoredReply(int Status, string? ContentType, string? Location, string? ETag, byte[] Body);
