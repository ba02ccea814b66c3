using Campaigns.Domain.Access;
using NodaTime;

namespace Campaigns.Persistence.Audit;

/// <summary>One change that a key made.</summary>
/// <param name="Id">Order of arrival; the cursor of a page.</param>
/// <param name="Team">Whose things were changed.</param>
/// <param name="KeyId">The public part of the key.</param>
/// <param name="At">When.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Route">The route's pattern.</param>
/// <param name="Target">The path and query that were asked, phone numbers masked.</param>
/// <param name="Status">HTTP status of the answer.</param>
/// <param name="Version">The version that the change made (ETag); null when the answer has none.</param>
/// <param name="Note">What was special about the change; null for most.</param>
public sealed record AuditEntry(
    long Id, TeamId Team, string KeyId, Instant At, string Method, string Route, string Target, int Status, string? Version, string? Note);
