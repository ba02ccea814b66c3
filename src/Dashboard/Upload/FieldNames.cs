namespace Campaigns.Dashboard.Upload;

/// <summary>What a column can become, in people's words.</summary>
public static class FieldNames
{
    public const string PhoneNumber = "phoneNumber";
    public const string Variable = "variable";
    public const string Ignore = "ignore";

    /// <summary>In the order in which they are offered.</summary>
    public static IReadOnlyList<(string Field, string Words)> All { get; } =
    [
        (PhoneNumber, "Phone number"),
        ("displayName", "Name"),
        ("firstName", "First name"),
        ("lastName", "Last name"),
        ("timeZone", "Time zone"),
        ("priority", "Priority"),
        ("externalId", "Your own id"),
        ("consent", "Consent: how it was given"),
        ("consentSource", "Consent: where it can be proved"),
        ("consentAt", "Consent: when it was given"),
        (Variable, "Variable for the assistant"),
        (Ignore, "Left out"),
    ];

    /// <summary>Any number of columns can become this.</summary>
    public static bool IsForMany(string field) => field is Variable or Ignore;
}
