using Campaigns.Domain.Campaigns;

namespace Campaigns.Domain.Contacts;

/// <summary>Names one contact: its campaign and its row number, which also gives the order of arrival.</summary>
public readonly record struct ContactKey(CampaignId Campaign, long Contact) : IComparable<ContactKey>
{
    /// <summary>By campaign, then by arrival.</summary>
    public int CompareTo(ContactKey other) =>
        Campaign.Value.CompareTo(other.Campaign.Value) is not 0 and var byCampaign ? byCampaign : Contact.CompareTo(other.Contact);

    public static bool operator <(ContactKey left, ContactKey right) => left.CompareTo(right) < 0;

    public static bool operator >(ContactKey left, ContactKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(ContactKey left, ContactKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ContactKey left, ContactKey right) => left.CompareTo(right) >= 0;
}
