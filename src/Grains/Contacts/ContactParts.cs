using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Ports;
using NodaTime;

namespace Campaigns.Grains.Contacts;

/// <summary>What every contact's grain works with.</summary>
internal sealed class ContactParts(
    IAttemptJournal journal,
    IContactQueue contacts,
    IPhoneNumbers numbers,
    IClock clock,
    HoursCalendar calendar,
    IDateTimeZoneProvider zones,
    RetryNudges nudges,
    RetryJitter jitter)
{
    public IAttemptJournal Journal => journal;
    public IContactQueue Contacts => contacts;
    public IPhoneNumbers Numbers => numbers;
    public IClock Clock => clock;
    public HoursCalendar Calendar => calendar;
    public IDateTimeZoneProvider Zones => zones;
    public RetryNudges RetryNudges => nudges;

    /// <summary>A number in [0, 1) that spreads retries.</summary>
    public double Jitter() => jitter.Next();
}
