using NodaTime;

namespace Campaigns.Domain.Contacts;

/// <summary>A place among the retries, which stand by their instant, then by arrival.</summary>
/// <param name="At">When the retry is due.</param>
/// <param name="Contact">Whose it is.</param>
public readonly record struct RetryCursor(Instant At, long Contact);
