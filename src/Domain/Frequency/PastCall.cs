using NodaTime;

namespace Campaigns.Domain.Frequency;

/// <summary>A call to a number that reached the carrier as a call: refusals for want of capacity and attempts that were never sent are none.</summary>
/// <param name="At">When it was begun.</param>
/// <param name="EndedAt">When it had ended.</param>
/// <param name="WasConversation">A person answered.</param>
public readonly record struct PastCall(Instant At, Instant EndedAt, bool WasConversation);
