using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.Contacts;

/// <summary>A contact's row as it is read, before its zones are known.</summary>
internal readonly record struct StoredContact(
    CampaignId Campaign,
    long Contact,
    string PhoneNumber,
    int ZoneSet,
    ContactState State,
    int AttemptsSpent,
    int LastAttemptNumber,
    Instant? NextAt,
    int CapacityRefusals,
    int Version,
    bool HasConsent)
{
    /// <summary>How many columns <see cref="Columns"/> names.</summary>
    public const int ColumnCount = 11;

    public const string Columns =
        "c.campaign_id, c.contact_id, c.phone_number, c.zone_set_id, c.state, c.attempts_spent, c.last_attempt_number, c.next_at, c.capacity_refusals, c.version, c.consent_at IS NOT NULL AS has_consent";

    /// <summary>Reads <see cref="Columns"/> from the row's beginning.</summary>
    public static StoredContact Read(NpgsqlDataReader reader) => new(
        new CampaignId(reader.GetGuid(0)),
        reader.GetInt64(1),
        reader.GetString(2),
        reader.GetInt32(3),
        (ContactState)reader.GetInt16(4),
        reader.GetInt32(5),
        reader.GetInt32(6),
        reader.ValueOrNull<Instant>(7),
        reader.GetInt32(8),
        reader.GetInt32(9),
        reader.GetBoolean(10));

    public ContactTicket ToTicket(IReadOnlyDictionary<int, ZoneSet> zoneSets) => new(
        new ContactKey(Campaign, Contact), PhoneNumber, zoneSets[ZoneSet].ZoneIds, State, AttemptsSpent, LastAttemptNumber, NextAt, CapacityRefusals, Version)
    {
        HasConsent = HasConsent,
    };

    public QueuedContact ToQueued(IReadOnlyDictionary<int, ZoneSet> zoneSets) => new(ToTicket(zoneSets), ZoneSet);
}
