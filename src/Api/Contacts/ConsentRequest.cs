namespace Campaigns.Api.Contacts;

/// <summary>A person's agreement to be called.</summary>
internal sealed record ConsentRequest
{
    /// <summary>How it was given: "written", "oral", "electronic" or "unspecified". Required.</summary>
    public string? Kind { get; init; }

    /// <summary>Where it can be proved, 1–200 characters. Required.</summary>
    public string? Source { get; init; }

    /// <summary>When it was given: an instant in UTC or a date. Required.</summary>
    public string? At { get; init; }
}
