using Campaigns.Domain.Attempts;

namespace Campaigns.Domain.Rehearsal;

/// <summary>A call that is up in a rehearsal.</summary>
/// <param name="Contact">Who is called.</param>
/// <param name="Disposition">How it will end.</param>
internal readonly record struct RehearsedCall(RehearsedRetry Contact, Disposition Disposition);
