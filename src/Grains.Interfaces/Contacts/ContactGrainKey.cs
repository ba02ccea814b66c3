using System.Globalization;

namespace Campaigns.Grains.Interfaces.Contacts;

/// <summary>How a contact's number stands in its grain's key, beside the campaign's id.</summary>
public static class ContactGrainKey
{
    public static string Of(long contact) => contact.ToString(CultureInfo.InvariantCulture);

    public static long Parse(string extension) => long.Parse(extension, CultureInfo.InvariantCulture);
}
