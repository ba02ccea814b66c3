namespace Campaigns.Api.Contacts.Import;

/// <summary>What a column of a contact list means.</summary>
internal enum ContactField
{
    /// <summary>Anything not otherwise known: handed to the assistant under the column's name.</summary>
    Variable,
    PhoneNumber,
    DisplayName,

    /// <summary>Part of the display name when the list has no name column; also a variable.</summary>
    FirstName,

    /// <summary>Part of the display name when the list has no name column; also a variable.</summary>
    LastName,
    TimeZone,
    Priority,
    ExternalId,
    Consent,
    ConsentSource,
    ConsentAt,

    /// <summary>Left out.</summary>
    Ignore,
}
