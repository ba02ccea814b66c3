using Campaigns.Domain.Access;
using Campaigns.Domain.Assistants;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Faults;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using Campaigns.Grains.Dialing;
using Campaigns.Grains.Interfaces;
using Campaigns.Grains.Interfaces.Trunks;
using NodaTime;

namespace Campaigns.Grains.Trunks;

/// <summary>Test calls over one trunk: asks what every call is asked, then has this silo place one.</summary>
[GrainType("testCall")]
internal sealed class TestCallGrain(TestCallParts parts) : Grain, ITestCallGrain
{
    private const int MostAMinute = 6;
    private static readonly Duration Minute = Duration.FromMinutes(1);

    // Any hour is right but for the law.
    private static readonly CampaignSettings AnyHour = new()
    {
        Name = "Test call",
        Assistant = default,
        Trunk = default,
        CallWindow = CallWindow.Daily(LocalTime.Midnight, LocalTime.Midnight),
    };

    private static readonly AssistantSettings Announcement = new()
    {
        Name = "Test call",
        Afterwards = AfterAnnouncement.StayOnLine,
        Disclosure = new Disclosure { Enabled = false },
        Keypad = new Keypad { OptOut = null },
    };

    private readonly Queue<Duration> _begun = new();
    private bool _isUp;

    private TrunkId Trunk => new(this.GetPrimaryKey());

    public async Task<TestCallReply> PlaceAsync(TestCallOrder order)
    {
        if (_isUp)
        {
            return Refuse(Refusal.Conflict, "", "A test call over this trunk is under way.");
        }

        if (WaitForTurn() is { } wait)
        {
            return Refuse(Refusal.Conflict, "", $"At most {MostAMinute} test calls a minute are placed over a trunk.") with { RetryAfterMs = (int)wait.TotalMilliseconds };
        }

        _isUp = true;
        try
        {
            return await AskAndPlaceAsync(order);
        }
        finally
        {
            _isUp = false;
        }
    }

    private async Task<TestCallReply> AskAndPlaceAsync(TestCallOrder order)
    {
        var trunk = GrainFactory.GetGrain<ITrunkGrain>(Trunk.Value);
        if (await trunk.GetWithPasswordAsync() is not { } settings || await trunk.GetAsync() is not { } view)
        {
            return Refuse(Refusal.NotFound, "", "There is no such trunk.");
        }

        var faults = TestCallRules.Faults(settings, order.PhoneNumber, order.CallerNumber, parts.Numbers);
        if (faults.Count > 0)
        {
            return new TestCallReply { Refusal = Refusal.Invalid, Faults = faults };
        }

        var zones = parts.Numbers.ZonesOf(order.PhoneNumber);
        if (order.LegalHours && !parts.Calendar.HoursOf(AnyHour, zones).IsOpen(parts.Clock.GetCurrentInstant()))
        {
            return Refuse(Refusal.Conflict, "number", zones.Count == 0 ? "Nobody knows where this number is, so its legal hours aren't known." : "It is outside the legal hours of the place where this number is.");
        }

        var resting = view.Resting.Select(number => number.Number).ToHashSet(StringComparer.Ordinal);
        var caller = order.CallerNumber ?? settings.CallerNumbers.FirstOrDefault(number => !resting.Contains(number));
        return caller is null || resting.Contains(caller)
            ? Refuse(Refusal.Conflict, "callerNumber", "It rests, because people refused it.")
            : await PassAndPlaceAsync(order, settings, caller, [.. zones.Select(parts.Zones.GetZoneOrNull).OfType<DateTimeZone>()]);
    }

    private async Task<TestCallReply> PassAndPlaceAsync(TestCallOrder order, TrunkSettings settings, string caller, IReadOnlyList<DateTimeZone> zones)
    {
        var now = parts.Clock.GetCurrentInstant();
        var claim = new TestCallClaim
        {
            CallId = CallIdentity.NewCallId(),
            Team = new TeamId(order.Team),
            Trunk = Trunk,
            PhoneNumber = order.PhoneNumber,
            CallerNumber = caller,
            HangUpAfter = Duration.FromMilliseconds(order.HangUpAfterMs),
            At = now,
            Zones = zones,
            CallerCap = CallerNumberCap.Of(
                settings.CallerNumberRules.FirstOrDefault(rule => rule.Number == caller)?.MaxCallsPerDay, settings.CallerNumberZone, parts.Zones, now),
        };
        if (await parts.Gates.PassAsync(claim, CancellationToken.None) is { } refused)
        {
            return Refuse(Refusal.Conflict, "", TestCallRules.SentenceOf(refused.Gate));
        }

        _begun.Enqueue(parts.Monotonic.Now);
        var talked = Duration.Zero;
        try
        {
            var outcome = await parts.Calls.PlaceAsync(Trunk, claim.Team, CallFor(order, claim, settings));
            talked = outcome is { AnsweredAt: { } answered } ? outcome.EndedAt - answered : Duration.Zero;
            return outcome is null
                ? Refuse(Refusal.Conflict, "", "No channel of the trunk came free within ten seconds, or its carrier asked for a pause.")
                : new TestCallReply { Outcome = outcome, CallerNumber = caller, Silo = parts.Calls.Owner };
        }
        finally
        {
            await parts.Gates.EndAsync(claim, Duration.Min(talked, claim.HangUpAfter), CancellationToken.None);
        }
    }

    private static CallOrder CallFor(TestCallOrder order, TestCallClaim claim, TrunkSettings settings) => new()
    {
        CallId = claim.CallId,
        LocalTag = CallIdentity.NewTag(),
        Trunk = settings,
        CallerNumber = claim.CallerNumber,
        CalledNumber = claim.PhoneNumber,
        RingTimeout = Duration.FromMilliseconds(order.RingTimeoutMs),
        MaxCallDuration = claim.HangUpAfter,
        Assistant = Announcement,
    };

    /// <summary>How long to wait for the next one; null: none is too many.</summary>
    private Duration? WaitForTurn()
    {
        var now = parts.Monotonic.Now;
        while (_begun.TryPeek(out var first) && now - first >= Minute)
        {
            _begun.Dequeue();
        }

        return _begun.Count < MostAMinute ? null : _begun.Peek() + Minute - now;
    }

    private static TestCallReply Refuse(Refusal refusal, string path, string message) => new() { Refusal = refusal, Faults = [new Fault(path, message)] };
}
