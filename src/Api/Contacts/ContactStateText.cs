using Campaigns.Api.Json;
using Campaigns.Domain.Contacts;
using Campaigns.Persistence.ReadModels;

namespace Campaigns.Api.Contacts;

/// <summary>A contact's state as clients see it: what is stored, or what its open call is doing.</summary>
internal static class ContactStateText
{
    private static readonly Dictionary<string, LiveCall> Phases = Enum.GetValues<LiveCall>().ToDictionary(ApiJson.TextOf);

    private static readonly Dictionary<string, ContactState> States = Enum.GetValues<ContactState>().ToDictionary(ApiJson.TextOf);

    private static readonly string Expected = $"Must be one of {string.Join(", ", Phases.Keys.Concat(States.Keys))}, or several with commas between them.";

    public static string Of(ContactRow contact) => contact.Live is { } phase ? ApiJson.TextOf(phase) : ApiJson.TextOf(contact.Ticket.State);

    /// <summary>Reads states with commas between them; no text: every contact. A word that is none is a fault at the path.</summary>
    public static ContactFilter Read(string? text, string path, RequestFaults faults)
    {
        var words = (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (!words.All(word => Phases.ContainsKey(word) || States.ContainsKey(word)))
        {
            faults.Add(path, Expected);
        }

        return new ContactFilter
        {
            States = [.. words.Where(States.ContainsKey).Select(word => States[word])],
            Live = [.. words.Where(Phases.ContainsKey).Select(word => Phases[word])],
        };
    }
}
