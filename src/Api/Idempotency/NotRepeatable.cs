namespace Campaigns.Api.Idempotency;

/// <summary>A route whose answer is never stored, so that it takes no Idempotency-Key.</summary>
/// <param name="Why">One sentence for the client.</param>
internal sealed record NotRepeatable(string Why)
{
    /// <summary>The answer holds a new secret.</summary>
    public static NotRepeatable HoldsSecret { get; } =
        new("This answer holds a secret that is stored nowhere, so it can't be given twice: leave Idempotency-Key out, and revoke or replace a secret whose answer was lost.");
}
