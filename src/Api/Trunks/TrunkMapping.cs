using System.Text.RegularExpressions;
using Campaigns.Api.Json;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;

namespace Campaigns.Api.Trunks;

/// <summary>Reads a trunk's settings out of a request. Form is judged here, ranges by the domain's rules.</summary>
internal static partial class TrunkMapping
{
    public static TrunkSettings ToSettings(this TrunkRequest request, IPhoneNumbers numbers, RequestFaults faults)
    {
        var settings = new TrunkSettings
        {
            Name = faults.Required("name", request.Name),
            Host = faults.Required("host", request.Host).Trim(),
            Username = request.Username,
            Password = request.Password,
            CallerNumbers = CallerNumbers(request.CallerNumbers ?? [], numbers, faults),
            AllowedPrefixes = Prefixes(request.AllowedPrefixes ?? [], faults),
            CallerNumberRules = CallerRules(request.CallerNumberRules ?? [], numbers, faults),
            CallerCooldown = request.CallerCooldown is { } cooldown ? Cooldown(cooldown, faults) : null,
        };
        settings = settings with
        {
            CallerNumberZone = request.CallerNumberZone ?? settings.CallerNumberZone,
            FollowRedirects = request.FollowRedirects ?? settings.FollowRedirects,
            MaxConcurrentCalls = request.MaxConcurrentCalls ?? settings.MaxConcurrentCalls,
            MaxCallsPerSecond = request.MaxCallsPerSecond ?? settings.MaxCallsPerSecond,
        };
        settings = settings.WithNetwork(request, faults);
        faults.AddRange(TrunkSettingsRules.Validate(settings));
        return settings;
    }

    private static List<string> CallerNumbers(IReadOnlyList<string> texts, IPhoneNumbers numbers, RequestFaults faults)
    {
        if (texts.Count == 0)
        {
            faults.Add("callerNumbers", "Must name at least one number.");
        }

        var parsed = new List<string>(texts.Count);
        for (var index = 0; index < texts.Count; index++)
        {
            switch (numbers.Read(texts[index], defaultRegion: null))
            {
                case PhoneNumberReading.Dialable(var e164):
                    parsed.Add(e164);
                    break;
                case PhoneNumberReading.Refused(var reason):
                    faults.Add($"callerNumbers[{index}]", reason);
                    break;
            }
        }

        return parsed;
    }

    private static List<CallerNumberRule> CallerRules(IReadOnlyList<CallerNumberRuleRequest> rules, IPhoneNumbers numbers, RequestFaults faults) =>
    [
        .. rules.Select((rule, index) => new CallerNumberRule
        {
            // As it is written among the caller numbers, or as it is understood there.
            Number = numbers.Read(faults.Required($"callerNumberRules[{index}].number", rule.Number), defaultRegion: null) is PhoneNumberReading.Dialable(var e164)
                ? e164
                : rule.Number ?? "",
            Weight = rule.Weight ?? 1,
            MaxCallsPerDay = rule.MaxCallsPerDay,
        }),
    ];

    private static CallerCooldown Cooldown(CallerCooldownRequest request, RequestFaults faults)
    {
        if (request.Rest is null)
        {
            faults.Add("callerCooldown.rest", "Is required.");
        }

        return new CallerCooldown
        {
            After = faults.Required("callerCooldown.after", request.After, 2),
            Rest = faults.Duration("callerCooldown.rest", request.Rest) ?? NodaTime.Duration.FromMinutes(1),
        };
    }

    private static List<string> Prefixes(IReadOnlyList<string> texts, RequestFaults faults)
    {
        for (var index = 0; index < texts.Count; index++)
        {
            if (!Prefix().IsMatch(texts[index]))
            {
                faults.Add($"allowedPrefixes[{index}]", "Must be \"+\" and 1–15 digits, the first not 0.");
            }
        }

        return [.. texts];
    }

    [GeneratedRegex(@"^\+[1-9][0-9]{0,14}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();
}
