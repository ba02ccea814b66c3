using Campaigns.Domain.Faults;
using Campaigns.Domain.Ports;

namespace Campaigns.Domain.Trunks;

/// <summary>What settings a trunk may have.</summary>
public static class TrunkSettingsRules
{
    private const int MostNumbers = 1000;

    /// <summary>Every fault; empty when they are right.</summary>
    public static IReadOnlyList<Fault> Validate(TrunkSettings settings)
    {
        var faults = new FaultList();
        faults.RequireLine(settings.Name, 1, 200, "name");
        TrunkNetworkRules.Check(settings, faults);
        TrunkIdentityRules.Check(settings, faults);
        faults.RequireRange(settings.MaxConcurrentCalls, 1, 100_000, "maxConcurrentCalls");
        faults.RequireRange(settings.MaxCallsPerSecond, 0.1, 10_000, "maxCallsPerSecond");
        faults.Require(settings.Password is null || settings.Username is not null, "username", "A password needs a user name.");
        faults.RequireLine(settings.Username ?? "", 0, 200, "username");
        faults.RequireLine(settings.Password ?? "", 0, 200, "password");
        faults.Require(
            settings.CallerNumbers.Count is >= 1 and <= MostNumbers,
            "callerNumbers",
            $"Must name 1 to {MostNumbers} numbers, but names {settings.CallerNumbers.Count}.");
        CheckNumbers(settings.CallerNumbers, "callerNumbers", 8, faults);
        CallerNumberRules.Check(settings, faults);
        CheckNumbers(settings.AllowedPrefixes, "allowedPrefixes", 2, faults);
        return faults.Faults;
    }

    /// <summary>The same settings with their prefixes filled in: none given means the countries of the caller numbers.</summary>
    public static TrunkSettings WithPrefixes(TrunkSettings settings, IPhoneNumbers numbers) => settings.AllowedPrefixes.Count > 0
        ? settings
        : settings with { AllowedPrefixes = [.. settings.CallerNumbers.Select(numbers.CountryPrefixOf).OfType<string>().Distinct()] };

    /// <summary>True when nothing differs.</summary>
    public static bool AreSame(TrunkSettings left, TrunkSettings right) =>
        left == right with
        {
            CallerNumbers = left.CallerNumbers,
            CallerNumberRules = left.CallerNumberRules,
            AllowedPrefixes = left.AllowedPrefixes,
            Endpoints = left.Endpoints,
            Headers = left.Headers,
        }
        && left.CallerNumbers.SequenceEqual(right.CallerNumbers)
        && left.CallerNumberRules.SequenceEqual(right.CallerNumberRules)
        && left.AllowedPrefixes.SequenceEqual(right.AllowedPrefixes)
        && left.Endpoints.SequenceEqual(right.Endpoints)
        && left.Headers.SequenceEqual(right.Headers);

    private static void CheckNumbers(IReadOnlyList<string> numbers, string path, int shortest, FaultList faults)
    {
        for (var i = 0; i < numbers.Count; i++)
        {
            faults.Require(
                numbers[i].Length >= shortest && numbers[i].Length <= 16 && numbers[i][0] == '+' && numbers[i].AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0,
                $"{path}[{i}]",
                "Must be \"+\" and digits, as E.164 writes it.");
        }
    }
}
