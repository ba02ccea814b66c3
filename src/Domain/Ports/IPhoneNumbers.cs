namespace Campaigns.Domain.Ports;

/// <summary>What is known about phone numbers: parsing, forbidden kinds, time zones.</summary>
public interface IPhoneNumbers
{
    /// <summary>
    /// Reads a number as people write it. National forms need a default region; a lost "+" is tried with it too.
    /// Emergency, short and premium-rate numbers are refused here, at import, and again before the INVITE.
    /// </summary>
    /// <param name="text">As written in the file.</param>
    /// <param name="defaultRegion">ISO 3166-1 alpha-2, or null when only international forms are understood.</param>
    PhoneNumberReading Read(string? text, string? defaultRegion);

    /// <summary>All IANA zones in which this E.164 number may be; empty when nothing is known.</summary>
    IReadOnlyList<string> ZonesOf(string e164);

    /// <summary>The country calling code with "+", such as "+1"; null when the number is not valid.</summary>
    string? CountryPrefixOf(string e164);
}
