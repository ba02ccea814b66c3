using Campaigns.Domain.CallRecords;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Frequency;
using Campaigns.Domain.Gates;
using Campaigns.Domain.Tests.Campaigns;
using CsCheck;
using NodaTime;

namespace Campaigns.Domain.Tests.Gates;

public sealed class DialGatesTests
{
    // A Wednesday, 10:00 in New York.
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 4, 15, 0);
    private static readonly Instant Later = Now + Duration.FromMinutes(7);
    private static readonly Instant Midnight = Instant.FromUtc(2026, 3, 5, 0, 0);

    private static readonly DialFacts Open = FactsIn("America/New_York");

    /// <summary>All but capacity, which comes back when calls end.</summary>
    private static readonly IReadOnlyList<GateRule> BeforeTheCall = [.. DialGates.WithTheIntent, .. DialGates.OfTheContact];

    public static TheoryData<string, DialGate, Instant?, bool> Closed => new()
    {
        { "status", DialGate.CampaignNotRunning, null, false },
        { "call", DialGate.InCall, null, false },
        { "doNotCall", DialGate.DoNotCall, null, true },
        { "frequency", DialGate.FrequencyLimit, Later, false },
        { "teamDay", DialGate.TeamCapped, Midnight, false },
        { "teamMinutes", DialGate.TeamCapped, Later, false },
        { "callerNumberDay", DialGate.CallerNumberCapped, Midnight, false },
        { "contact", DialGate.Final, null, true },
        { "end", DialGate.CampaignEnded, null, false },
        { "retry", DialGate.NotDue, Later, false },
        { "budget", DialGate.BudgetSpent, null, true },
        { "number", DialGate.NumberNotAllowed, null, true },
        { "consent", DialGate.NoConsent, null, true },
        { "timeZone", DialGate.ZoneUnknown, null, false },
        { "window", DialGate.WindowClosed, Instant.FromUtc(2026, 3, 4, 17, 0), false },
        { "legalHours", DialGate.LegalHoursClosed, Instant.FromUtc(2026, 3, 4, 16, 0), false },
        { "campaignSlots", DialGate.NoCampaignSlot, null, false },
        { "campaignRate", DialGate.CampaignRateSpent, Later, false },
        { "trunk", DialGate.TrunkRests, Later, false },
        { "callerNumbers", DialGate.CallerNumbersRest, Later, false },
        { "trunkSlots", DialGate.NoTrunkSlot, null, false },
        { "trunkRate", DialGate.TrunkRateSpent, Later, false },
    };

    [Theory]
    [MemberData(nameof(Closed))]
    public void Each_gate_closes_for_its_own_reason(string name, DialGate gate, Instant? opensAt, bool forGood)
    {
        var facts = FactsAgainst(name);
        var closed = Assert.Single(DialGates.All, rule => rule.Ask(facts, Now) is not GateVerdict.Pass);
        Assert.Equal(name, closed.Name);
        Assert.Equal((gate, opensAt, forGood), closed.Ask(facts, Now) switch
        {
            GateVerdict.Closed now => (now.Gate, now.OpensAt, false),
            GateVerdict.ClosedForGood never => (never.Gate, default(Instant?), true),
            _ => default,
        });

        // What opens at night is found closed by the window then.
        Assert.Equal(opensAt == Midnight ? Instant.FromUtc(2026, 3, 5, 14, 0) : opensAt, DialGates.FirstOpening(DialGates.All, facts, Now));
    }

    [Fact]
    public void With_nothing_against_it_a_contact_can_be_dialled_at_once()
    {
        Assert.All(DialGates.All, rule => Assert.IsType<GateVerdict.Pass>(rule.Ask(Open, Now)));
        Assert.Equal(Now, DialGates.FirstOpening(DialGates.All, Open, Now));
    }

    [Fact]
    public void Every_gate_has_its_row_in_the_table_above() =>
        Assert.Equal(DialGates.All.Select(rule => rule.Name).Order(StringComparer.Ordinal), Closed.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    /// <summary>What holds explanations and dialler together: they ask the same list, so that the first opening is one, and the first.</summary>
    [Fact]
    public void At_the_first_opening_every_gate_passes_and_before_it_one_is_closed() =>
        GenFacts.Any.Sample(
            (facts, now) =>
            {
                var opening = DialGates.FirstOpening(BeforeTheCall, facts, now);
                if (opening is { } at)
                {
                    Assert.All(BeforeTheCall, gate => Assert.IsType<GateVerdict.Pass>(gate.Ask(facts, at)));
                    Assert.True(facts.Hours.IsOpen(at));
                }

                // Before it, and anywhere when there is none, nothing is open: looked at where something could change.
                foreach (var offset in Offsets(now, opening))
                {
                    Assert.IsNotType<GateVerdict.Pass>(DialGates.Ask(BeforeTheCall, facts, offset));
                }
            },
            iter: 4_000);

    [Fact]
    public void The_gates_of_hours_say_what_the_queue_and_the_last_look_ask() =>
        GenFacts.Any.Sample(
            (facts, now) => Assert.Equal(
                facts.Hours.IsOpen(now),
                DialGates.OfTheContact.Where(gate => gate.Name is "timeZone" or "window" or "legalHours").All(gate => gate.Ask(facts, now) is GateVerdict.Pass)),
            iter: 4_000);

    [Fact]
    public void A_closed_gate_that_names_its_opening_names_a_later_instant() =>
        GenFacts.Any.Sample(
            (facts, now) => Assert.All(DialGates.All, gate =>
            {
                if (gate.Ask(facts, now) is GateVerdict.Closed { OpensAt: { } opens })
                {
                    Assert.True(opens > now, $"{gate.Name} opens at {opens}, asked at {now}");
                    Assert.IsType<GateVerdict.Pass>(gate.Ask(facts, opens));
                }
            }),
            iter: 4_000);

    [Theory]
    [InlineData(IntentGate.CampaignNotRunning, DialGate.CampaignNotRunning, 0)]
    [InlineData(IntentGate.NoGrant, DialGate.NoGrant, 0)]
    [InlineData(IntentGate.DoNotCall, DialGate.DoNotCall, 0)]
    [InlineData(IntentGate.NumberInCall, DialGate.InCall, 5)]
    [InlineData(IntentGate.ContactChanged, DialGate.Stale, 0)]
    [InlineData(IntentGate.AttemptNumberUsed, DialGate.Stale, 0)]
    [InlineData(IntentGate.FrequencyLimit, DialGate.FrequencyLimit, 0)]
    [InlineData(IntentGate.CallerNumberCapped, DialGate.CallerNumberCapped, 0)]
    [InlineData(IntentGate.TeamCapped, DialGate.TeamCapped, 0)]
    public void A_gate_of_the_intents_transaction_is_one_of_the_list(IntentGate asked, DialGate gate, int pauseSeconds)
    {
        Assert.Equal(gate, IntentGates.Of(asked));
        Assert.Equal(Duration.FromSeconds(pauseSeconds), IntentGates.PauseAfter(asked));
    }

    private static IEnumerable<Instant> Offsets(Instant now, Instant? opening)
    {
        var end = opening ?? now + Duration.FromDays(9);
        for (var at = now; at < end; at += Duration.FromMinutes(53))
        {
            yield return at;
        }

        if (opening > now)
        {
            yield return end - Duration.Epsilon;
        }
    }

    private static DialFacts FactsAgainst(string gate) => gate switch
    {
        "status" => Open with { Status = CampaignStatus.Paused },
        "call" => Open with { NumberIsInCall = true },
        "doNotCall" => Open with { DoNotCall = true },
        "frequency" => Open with { CallableFrom = Later },
        "teamDay" => Open with { TeamDay = new DayUse(7, 7, Midnight) },
        "teamMinutes" => Open with { TeamTalksFrom = Later },
        "callerNumberDay" => Open with { CallerDay = new DayUse(8, 7, Midnight) },
        "callerNumbers" => Open with { CallersRestUntil = Later },
        "contact" => Open with { Contact = Open.Contact with { State = ContactState.Busy } },
        "end" => Open with { Settings = Open.Settings with { EndAt = Now } },
        "retry" => Open with { Contact = Open.Contact with { State = ContactState.WaitingForRetry, NextAt = Later } },
        "budget" => Open with { Contact = Open.Contact with { AttemptsSpent = 3 } },
        "number" => Open with { NumberIsAllowed = false },
        "consent" => Open with { Settings = Open.Settings with { RequireConsent = true } },
        "timeZone" => Open with { Hours = ContactHours.Unknown },

        // 07:00 in Los Angeles: the window (09:00) is closed there, and so is the law (08:00), unless it is asked alone.
        "window" => FactsIn("America/Los_Angeles", law: false),
        "legalHours" => FactsIn("America/Los_Angeles", anyTime: true),
        "campaignSlots" => Open with { Campaign = new CapacityFacts(5, 5, Now) },
        "campaignRate" => Open with { Campaign = new CapacityFacts(0, 5, Later) },
        "trunk" => Open with { Trunk = new CapacityFacts(0, 5, Now) { RestsUntil = Later } },
        "trunkSlots" => Open with { Trunk = new CapacityFacts(5, 5, Now) },
        _ => Open with { Trunk = new CapacityFacts(0, 5, Later) },
    };

    private static DialFacts FactsIn(string zone, bool law = true, bool anyTime = false)
    {
        var settings = Settings.Valid with
        {
            CallWindow = anyTime ? CallWindow.Daily(LocalTime.Midnight, LocalTime.Midnight) : CallWindow.Default,
            LegalHours = law,
            Retry = Settings.Valid.Retry with { MaxAttempts = 3 },
        };
        return new DialFacts
        {
            Contact = new ContactTicket(new ContactKey(new CampaignId(Guid.Empty), 1), "+12015550123", [zone], ContactState.Pending, 0, 0, null, 0, 1),
            Settings = settings,
            Hours = GenFacts.Calendar.HoursOf(settings, [zone]),
            NumberIsAllowed = true,
        };
    }
}
