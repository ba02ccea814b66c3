using Campaigns.Domain.CallRecords;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Gates;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Interfaces.Trunks;
using NodaTime;

namespace Campaigns.Grains.Campaigns;

/// <summary>Gathers the facts about one contact and asks every gate of the dialler's list. Reads only.</summary>
internal sealed class Explanations(IGrainFactory grains, CampaignParts parts, IPhoneNumbers numbers, INumberStanding standing)
{
    /// <summary>What every gate says now; null when the campaign has no such contact.</summary>
    /// <param name="entry">The campaign.</param>
    /// <param name="contact">Whose row.</param>
    /// <param name="capacity">What is left of the campaign; null when it doesn't dial.</param>
    public async Task<ContactExplanation?> ExplainAsync(CampaignEntry entry, long contact, CapacityFacts? capacity)
    {
        if (await parts.Contacts.ReadAsync(new ContactKey(entry.Id, contact), CancellationToken.None) is not { } ticket)
        {
            return null;
        }

        var now = parts.Clock.GetCurrentInstant();
        var zones = ContactZones.Of(entry.Settings, ticket.ZoneIds, parts.Zones) is ContactZones.Known { Zones: var known } ? known : [];
        var trunk = await grains.GetGrain<ITrunkGrain>(entry.Settings.Trunk.Value).GetAsync();
        var (caller, callersRestUntil) = CallerOf(ticket, entry.Settings, trunk, now);
        var number = await standing.ReadAsync(entry.Id, ticket.PhoneNumber, caller, now, CancellationToken.None);
        var facts = new DialFacts
        {
            Contact = ticket,
            Settings = entry.Settings,
            Hours = parts.Calendar.HoursOf(entry.Settings, ticket.ZoneIds),
            NumberIsAllowed = IsAllowed(ticket.PhoneNumber, trunk),
            Status = entry.Status,
            NumberIsInCall = number.IsInCall,
            DoNotCall = number.IsOnDoNotCallList,
            TeamTalksFrom = number.Talk?.NextAllowed(now, entry.Settings.MaxCallDuration),
            CallableFrom = number.Frequency.NextAllowed(now, number.PastCalls, zones),
            TeamDay = number.TeamDay,
            CallerDay = number.CallerDay,
            CallersRestUntil = callersRestUntil,
            Campaign = capacity,
            Trunk = trunk is null ? null : CapacityOf(trunk),
        };
        return new ContactExplanation(
            ticket,
            now.ToUnixTimeMilliseconds(),
            [.. DialGates.All.Select(gate => GateAnswer.From(gate.Name, gate.Ask(facts, now)))],
            DialGates.FirstOpening([.. DialGates.WithTheIntent, .. DialGates.OfTheContact, .. Timed(facts, now)], facts, now)?.ToUnixTimeMilliseconds());
    }

    /// <summary>The gates of capacity, without those that open when calls end.</summary>
    private static IEnumerable<GateRule> Timed(DialFacts facts, Instant now) =>
        DialGates.OfCapacity.Where(gate => gate.Ask(facts, now) is not GateVerdict.Closed { OpensAt: null });

    /// <summary>The caller number that the contact would see now, if it has a cap; or until when all of them rest.</summary>
    private (CappedCaller? Caller, Instant? RestUntil) CallerOf(ContactTicket ticket, CampaignSettings settings, TrunkView? trunk, Instant now)
    {
        if (trunk is null)
        {
            return (null, null);
        }

        var resting = trunk.Resting.ToDictionary(number => number.Number, number => number.RestMs, StringComparer.Ordinal);
        var candidates = CallerNumberChoice.Candidates(trunk.Settings, settings.CallerNumbers);
        return CallerNumberChoice.For(ticket.Key, candidates, resting.ContainsKey) switch
        {
            CallerNumberPick.Use pick when CallerNumberCap.Of(pick.Rule.MaxCallsPerDay, trunk.Settings.CallerNumberZone, parts.Zones, now) is { } cap =>
                (new CappedCaller(trunk.Id, pick.Rule.Number, cap), null),
            CallerNumberPick.AllRest => (null, now + Duration.FromMilliseconds(candidates.Min(candidate => resting[candidate.Number]))),
            _ => (null, null),
        };
    }

    private bool IsAllowed(string phoneNumber, TrunkView? trunk) => trunk is not null
        && AllowedPrefixes.Admits(phoneNumber, [.. TrunkSettingsRules.WithPrefixes(trunk.Settings, numbers).AllowedPrefixes])
        && numbers.Read(phoneNumber, null) is PhoneNumberReading.Dialable;

    private static CapacityFacts CapacityOf(TrunkView trunk) =>
        new(trunk.ChannelsInUse, trunk.LearnedChannels, Instant.FromUnixTimeMilliseconds(trunk.NextCallUnixMs))
        {
            OnlyProbes = trunk.BreakerOpen,
            RestsUntil = trunk.RestsUntilUnixMs is { } until ? Instant.FromUnixTimeMilliseconds(until) : null,
        };
}
