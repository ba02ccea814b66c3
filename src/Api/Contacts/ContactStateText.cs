using Campaigns.Api.Json;
using Campaigns.Domain.Contacts;
using Campaigns.Persistence.ReadModels;

namespace Campaigns.Api.Contacts;

/// <summary>A contact's state as clients see it: what is stored, or what its open call is doing.</summary>
internal static class ContactStateText
{
    private static readonly Dictionary<string, ContactFilter> Filters = new(
    [
        .. Enum.GetValues<LiveCall>().Select(phase => KeyValuePair.Create<string, ContactFilter>(ApiJson.TextOf(phase), new ContactFilter.Live(phase))),
        .. Enum.GetValues<ContactState>().Select(state => KeyValuePair.Create<string, ContactFilter>(ApiJson.TextOf(state), new ContactFilter.InState(state))),
    ]);

    /// <summary>Names all of them.</summary>
    public static string Expected { get; } = $"Must be one of {string.Join(", ", Filters.Keys)}.";

    public static string Of(ContactRow contact) => contact.Live is { } phase ? ApiJson.TextOf(phase) : ApiJson.TextOf(contact.Ticket.State);

    /// <summary>Reads a filter; no text: every contact.</summary>
    public static bool TryParse(string? text, out ContactFilter filter)
    {
        filter = new ContactFilter.All();
        return string.IsNullOrEmpty(text) || Filters.TryGetValue(text, out filter!);
    }
}
