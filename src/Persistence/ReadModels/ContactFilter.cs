using Campaigns.Domain.Contacts;

namespace Campaigns.Persistence.ReadModels;

/// <summary>Which contacts of a campaign a list shows. Whatever is left out doesn't matter. A contact with an open call is in neither pending nor waiting for a retry.</summary>
public sealed record ContactFilter
{
    /// <summary>Every contact.</summary>
    public static readonly ContactFilter All = new();

    /// <summary>In any of these, without an open call. With <see cref="Live"/>: or in a call of such a phase.</summary>
    public IReadOnlyCollection<ContactState> States { get; init; } = [];

    /// <summary>With an open call in any of these phases.</summary>
    public IReadOnlyCollection<LiveCall> Live { get; init; } = [];

    /// <summary>How the number begins: "+" and digits.</summary>
    public string? NumberBegins { get; init; }

    /// <summary>Exactly.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Somewhere in the display name, upper and lower case alike.</summary>
    public string? NameContains { get; init; }
}
