using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Faults;
using Campaigns.Domain.Tests.CallWindows;
using Campaigns.Domain.Tests.Gates;
using CsCheck;
using NodaTime;

namespace Campaigns.Domain.Tests.Campaigns;

public sealed class LaunchRulesTests
{
    // A Wednesday, 18:00 in New York: the window of 09:00–17:00 opens in fifteen hours.
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 4, 23, 0);
    private static readonly CallWindow Nights = CallWindow.Daily(new LocalTime(22, 0), new LocalTime(6, 0));

    public static TheoryData<string, string, CampaignSettings, ContactGroup> Kept => new()
    {
        { "contacts", "7 contacts on the do-not-call list.", Settings.Valid, InNewYork with { DoNotCall = true } },
        { "requireConsent", "7 contacts without consent, which the campaign requires.", Settings.Valid with { RequireConsent = true }, InNewYork },
        { "trunkId", "7 contacts with a number that the trunk's allowedPrefixes leave out.", Settings.Valid, InNewYork with { NumberIsAllowed = false } },
        { "retry.maxAttempts", "7 contacts with all attempts spent.", Settings.Valid, InNewYork with { AttemptsSpent = 3, DueAt = Now } },
        { "contacts", "7 contacts without a known time zone: give a time zone, or set assumeCampaignZone.", Settings.Valid, InNewYork with { ZoneIds = [] } },
        { "callWindow", "7 contacts for which the call window, inside the legal hours, does not open within 60 days.", Settings.Valid with { CallWindow = Nights }, InNewYork },
        { "callWindow", "7 contacts for which the call window, inside the legal hours, does not open within 60 days.", Settings.Valid, InNewYork with { ZoneIds = ["America/New_York", "Australia/Perth"] } },
        { "callWindow", "7 contacts for which the call window does not open before endAt.", Settings.Valid with { LegalHours = false, EndAt = Now + Duration.FromHours(15) }, InNewYork },
        { "callWindow", "7 contacts for which the call window does not open before endAt.", Settings.Valid with { LegalHours = false, EndAt = Now + Duration.FromDays(1) }, InNewYork with { AttemptsSpent = 1, DueAt = Now + Duration.FromDays(2) } },
    };

    private static ContactGroup InNewYork { get; } = new(["America/New_York"], 7);

    [Theory]
    [MemberData(nameof(Kept))]
    public void Nobody_to_call_is_refused_with_the_reason(string path, string why, CampaignSettings settings, ContactGroup contacts)
    {
        var fault = Assert.Single(Of(settings, contacts));
        Assert.Equal((path, $"Nobody could be called: {why}"), (fault.Path, fault.Message));
        Assert.Equal($"Nobody could be called: {why.Replace("7 contacts", "1 contact", StringComparison.Ordinal)}", Assert.Single(Of(settings, contacts with { Count = 1 })).Message);
    }

    [Fact]
    public void Every_reason_is_named_once_with_all_the_contacts_for_which_it_holds()
    {
        var settings = Settings.Valid with { CallWindow = Nights, RequireConsent = true };
        var faults = Of(
            settings,
            InNewYork with { HasConsent = true },
            new ContactGroup(["America/Denver"], 5) { HasConsent = true, DueAt = Now, AttemptsSpent = 1 },
            InNewYork with { DoNotCall = true },
            InNewYork with { Count = 2 },
            new ContactGroup([], 4) { HasConsent = true });
        Assert.Equal(
            [("callWindow", "12 contacts"), ("contacts", "4 contacts"), ("contacts", "7 contacts"), ("requireConsent", "2 contacts")],
            faults.Select(fault => (fault.Path, string.Join(' ', fault.Message["Nobody could be called: ".Length..].Split(' ').Take(2)))));
    }

    [Fact]
    public void One_contact_that_can_be_called_is_enough_and_none_at_all_is_somebody_elses_fault()
    {
        Assert.Empty(Of(Settings.Valid, InNewYork with { DoNotCall = true }, new ContactGroup([], 3), InNewYork with { Count = 1 }));
        Assert.Empty(Of(Settings.Valid with { EndAt = Now + Duration.FromHours(15) + Duration.Epsilon }, InNewYork));
        Assert.Empty(Of(Settings.Valid));
    }

    [Fact]
    public void An_end_that_has_come_does_not_hide_what_else_is_wrong()
    {
        var over = Settings.Valid with { EndAt = Now };
        Assert.Empty(Of(over, InNewYork));
        Assert.Equal("contacts", Assert.Single(Of(over, InNewYork with { DoNotCall = true })).Path);
    }

    /// <summary>Refused is exactly whom the dialler's own gates never let through.</summary>
    [Fact]
    public void A_campaign_is_refused_when_no_instant_is_open_for_any_contact_and_only_then() =>
        Gen.Select(GenWindow.Any, Gen.Int[0, ClockChanges.All.Count - 1].Array[1, 3], Gen.Bool, Gen.Int[0, 100]).Sample(
            (window, picks, law, endInHours) =>
            {
                var now = ClockChanges.All[picks[0]].At - Duration.FromHours(9);
                var settings = Settings.Valid with { CallWindow = window, LegalHours = law, EndAt = endInHours > 0 ? now + Duration.FromHours(endInHours) : null };
                ContactGroup[] contacts = [.. picks.Select(pick => new ContactGroup([ClockChanges.All[pick].Zone.Id], 1))];
                var opens = contacts.Any(some => GenFacts.Calendar.HoursOf(settings, some.ZoneIds).NextOpening(now) is { } opening && (settings.EndAt is null || opening < settings.EndAt));
                Assert.Equal(opens, LaunchRules.FaultsOf(settings, contacts, GenFacts.Calendar, now).Count == 0);
            },
            iter: 1_000);

    private static IReadOnlyList<Fault> Of(CampaignSettings settings, params ContactGroup[] contacts) => LaunchRules.FaultsOf(settings, contacts, GenFacts.Calendar, Now);
}
