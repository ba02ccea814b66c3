using Campaigns.Domain.Assistants;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Trunks;

namespace Campaigns.Domain.Consent;

/// <summary>What a launch without consent is told where the law asks for it.</summary>
public static class ConsentWarning
{
    private const string NorthAmerica = "+1";

    /// <summary>
    /// A sentence, or null: an assistant that is an AI is to call numbers under +1, where calls with an artificial voice need the called person's prior consent
    /// (47 U.S.C. § 227 (b) (1)), and the campaign doesn't require it.
    /// </summary>
    public static string? Of(CampaignSettings settings, AssistantSettings assistant, TrunkSettings trunk) =>
        !settings.RequireConsent && assistant.Kind is not AssistantKind.Announcement && Prefixes(trunk).Any(prefix => prefix.StartsWith(NorthAmerica, StringComparison.Ordinal))
            ? "An AI assistant calls numbers under +1, where an artificial voice needs prior consent; with requireConsent, contacts without it are not called."
            : null;

    private static IEnumerable<string> Prefixes(TrunkSettings trunk) => trunk.AllowedPrefixes.Count > 0 ? trunk.AllowedPrefixes : trunk.CallerNumbers;
}
