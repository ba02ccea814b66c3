using System.Globalization;
using Campaigns.Domain.Campaigns;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace Campaigns.Silo;

/// <summary>Reads "Campaigns:Limits": ranges that an installation, a test or a load run widens. What is not given keeps the product's default.</summary>
public static class CampaignLimitsSection
{
    /// <summary>The limits; durations are written "hh:mm:ss".</summary>
    /// <exception cref="InvalidOperationException">A value can't be read; the message names its key.</exception>
    public static CampaignLimits Read(IConfiguration section)
    {
        var limits = CampaignLimits.Default;
        return limits with
        {
            MinRetryDelay = ReadDuration(section, nameof(limits.MinRetryDelay), limits.MinRetryDelay),
            MaxRetryDelay = ReadDuration(section, nameof(limits.MaxRetryDelay), limits.MaxRetryDelay),
            MinRingTimeout = ReadDuration(section, nameof(limits.MinRingTimeout), limits.MinRingTimeout),
            MaxRingTimeout = ReadDuration(section, nameof(limits.MaxRingTimeout), limits.MaxRingTimeout),
            MinCallDuration = ReadDuration(section, nameof(limits.MinCallDuration), limits.MinCallDuration),
            MaxCallDuration = ReadDuration(section, nameof(limits.MaxCallDuration), limits.MaxCallDuration),
        };
    }

    private static Duration ReadDuration(IConfiguration section, string key, Duration otherwise)
    {
        if (section[key] is not { Length: > 0 } text)
        {
            return otherwise;
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value > TimeSpan.Zero
            ? Duration.FromTimeSpan(value)
            : throw new InvalidOperationException($"Campaigns:Limits:{key} must be a positive duration such as \"00:01:00\", was \"{text}\".");
    }
}
