using System.Net;
using Campaigns.Domain.Assistants;

namespace Campaigns.Telephony.Conversations;

/// <summary>A call to an assistant.</summary>
public sealed record SecondLegOrder
{
    public required SipTarget Target { get; init; }

    /// <summary>The address of the target's host that the outbound guard let through: it is called there, and nowhere else.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>Addresses that the agent may lead on to, by its Contact or its session description; null: any.</summary>
    public Func<IPAddress, bool>? MayReach { get; init; }

    /// <summary>E.164 with "+": the person on the line, whom the assistant sees calling.</summary>
    public required string CallerNumber { get; init; }

    /// <summary>Header names and values that are safe in a header.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>Digest user name; null when none is needed.</summary>
    public string? Username { get; init; }

    public string? Password { get; init; }

    public required TimeSpan TimeToAnswer { get; init; }

    public required TimeSpan MaxDuration { get; init; }
}
