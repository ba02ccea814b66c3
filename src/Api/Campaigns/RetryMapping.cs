using Campaigns.Api.Json;
using Campaigns.Domain.Attempts;

namespace Campaigns.Api.Campaigns;

/// <summary>Reads a retry policy out of a request; what is left out takes the product's default, rule by rule.</summary>
internal static class RetryMapping
{
    public static RetryPolicy ToPolicy(this RetryRequest request, RequestFaults faults)
    {
        var policy = RetryPolicy.Default;
        return policy with
        {
            MaxAttempts = request.MaxAttempts ?? policy.MaxAttempts,
            NoAnswer = Rule(request.NoAnswer, policy.NoAnswer, "retry.noAnswer", faults),
            Busy = Rule(request.Busy, policy.Busy, "retry.busy", faults),
            TechnicalError = Rule(request.TechnicalError, policy.TechnicalError, "retry.technicalError", faults),
            Voicemail = Rule(request.Voicemail, policy.Voicemail, "retry.voicemail", faults),
            Declined = Rule(request.Declined, policy.Declined, "retry.declined", faults),
            Lost = Rule(request.Lost, policy.Lost, "retry.lost", faults),
            Backoff = new Backoff(
                request.Backoff?.Multiplier ?? policy.Backoff.Multiplier,
                faults.Duration("retry.backoff.cap", request.Backoff?.Cap) ?? policy.Backoff.Cap),
        };
    }

    private static RetryRule Rule(RetryRuleRequest? request, RetryRule otherwise, string path, RequestFaults faults) => request is null
        ? otherwise
        : new RetryRule(
            request.Enabled ?? otherwise.Enabled,
            faults.Duration($"{path}.delay", request.Delay) ?? otherwise.Delay,
            request.MaxAttempts ?? otherwise.MaxAttempts);
}
