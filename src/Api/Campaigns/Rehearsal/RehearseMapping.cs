using Campaigns.Api.Json;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Faults;
using Campaigns.Domain.Rehearsal;
using NodaTime;

namespace Campaigns.Api.Campaigns.Rehearsal;

/// <summary>Reads what is to be rehearsed out of a request.</summary>
internal static class RehearseMapping
{
    private const int MostContacts = 1_000_000;

    public static OutcomeModel ToModel(this OutcomesRequest request, RequestFaults faults)
    {
        var model = OutcomeModel.Default;
        model = model with
        {
            Answered = request.Answered ?? model.Answered,
            Voicemail = request.Voicemail ?? model.Voicemail,
            NoAnswer = request.NoAnswer ?? model.NoAnswer,
            Busy = request.Busy ?? model.Busy,
            Declined = request.Declined ?? model.Declined,
            InvalidNumber = request.InvalidNumber ?? model.InvalidNumber,
            TechnicalError = request.TechnicalError ?? model.TechnicalError,
            Capacity = request.Capacity ?? model.Capacity,
            RingTime = faults.Duration("outcomes.ringTime", request.RingTime) ?? model.RingTime,
            TalkTime = faults.Duration("outcomes.talkTime", request.TalkTime) ?? model.TalkTime,
            VoicemailTime = faults.Duration("outcomes.voicemailTime", request.VoicemailTime) ?? model.VoicemailTime,
        };
        var list = new FaultList();
        model.Check("outcomes", list);
        faults.AddRange(list.Faults);
        return model;
    }

    /// <summary>When a rehearsal starts.</summary>
    public static Instant StartOf(this RehearseRequest request, CampaignSettings settings, Instant now, RequestFaults faults) =>
        faults.Instant("startAt", request.StartAt) ?? (settings.StartAt > now ? settings.StartAt.Value : now);

    /// <summary>The campaign's own contacts, or so many made-up ones in the same time zones.</summary>
    public static IReadOnlyList<ContactGroup> ContactsOf(this RehearseRequest request, CampaignSettings settings, IReadOnlyList<ContactGroup> own, RequestFaults faults)
    {
        if (request.Contacts is not { } wanted)
        {
            return own;
        }

        if (wanted is < 1 or > MostContacts)
        {
            faults.Add("contacts", FormattableString.Invariant($"Must lie between 1 and {MostContacts}, but is {wanted}."));
            return own;
        }

        var zones = own.GroupBy(some => string.Join(' ', some.ZoneIds)).Select(some => (some.First().ZoneIds, Count: some.Sum(group => group.Count))).ToList();
        if (zones.Count == 0)
        {
            return [new ContactGroup([settings.TimeZone], wanted) { HasConsent = true }];
        }

        // Each set of zones gets its share of the running sum: what rounding takes from one the next one gets.
        var (whole, sum, given) = (zones.Sum(zone => zone.Count), 0L, 0L);
        return zones.ConvertAll(zone =>
        {
            sum += zone.Count;
            var upTo = (long)((decimal)wanted * sum / whole);
            var count = upTo - given;
            given = upTo;
            return new ContactGroup(zone.ZoneIds, count) { HasConsent = true };
        });
    }
}
