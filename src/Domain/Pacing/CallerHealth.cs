using Campaigns.Domain.Attempts;
using Campaigns.Domain.Trunks;
using NodaTime;

namespace Campaigns.Domain.Pacing;

/// <summary>
/// Which of a trunk's caller numbers rest: those that were refused several times in a row. Instants are monotonic. Not thread safe.
/// </summary>
public sealed class CallerHealth
{
    private readonly Dictionary<string, int> _refusedInARow = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Duration> _restsUntil = new(StringComparer.Ordinal);

    /// <summary>How a call's end speaks of its caller number.</summary>
    public static CallerReaction ReactionOf(CallOutcome outcome) => outcome switch
    {
        { SipStatus: 603 or 607 or 608 } => CallerReaction.Refused,
        { AnsweredAt: not null } or { RingingAt: not null } or { SipStatus: 486 or 600 } => CallerReaction.Accepted,
        _ => CallerReaction.None,
    };

    /// <summary>Notes how a call ended. A number that rests is not judged by the calls that it had out.</summary>
    /// <param name="number">The caller number.</param>
    /// <param name="reaction">Of the called side.</param>
    /// <param name="now">When.</param>
    /// <param name="cooldown">When it is to rest.</param>
    public void Note(string number, CallerReaction reaction, Duration now, CallerCooldown cooldown)
    {
        if (reaction is CallerReaction.None || RestOf(number, now) > Duration.Zero)
        {
            return;
        }

        var refused = reaction is CallerReaction.Refused ? _refusedInARow.GetValueOrDefault(number) + 1 : 0;
        if (refused >= cooldown.After)
        {
            _restsUntil[number] = now + cooldown.Rest;
            refused = 0;
        }

        _refusedInARow[number] = refused;
    }

    /// <summary>How long a number rests yet; zero when it doesn't.</summary>
    public Duration RestOf(string number, Duration now) =>
        _restsUntil.TryGetValue(number, out var until) && until > now ? until - now : Duration.Zero;

    /// <summary>The numbers that rest, and how long yet.</summary>
    public IReadOnlyList<(string Number, Duration Left)> RestingAt(Duration now)
    {
        foreach (var (number, until) in _restsUntil)
        {
            if (until <= now)
            {
                _restsUntil.Remove(number);
            }
        }

        return [.. _restsUntil.Select(entry => (entry.Key, entry.Value - now))];
    }
}
