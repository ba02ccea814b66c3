using Campaigns.Grains.Interfaces.Dialing;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Campaigns.Grains.Dialing;

/// <summary>The dialers that have pulled lately, and how they are told something.</summary>
internal sealed partial class DialerAudience(ILogger logger)
{
    private static readonly Duration Kept = Duration.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, (IDialerObserver Dialer, Duration At)> _dialers = new(StringComparer.Ordinal);

    public void Note(string owner, IDialerObserver dialer, Duration now) => _dialers[owner] = (dialer, now);

    public void Forget(string owner) => _dialers.Remove(owner);

    /// <summary>
    /// Tells every dialer and waits for their acknowledgements, but not for one that can't be reached: its lease lapses.
    /// Returns the owners that did not acknowledge.
    /// </summary>
    public async Task<IReadOnlyList<string>> TellAsync(Func<IDialerObserver, Task> message, Duration now)
    {
        foreach (var (owner, (_, at)) in _dialers)
        {
            if (now - at > Kept)
            {
                _dialers.Remove(owner);
            }
        }

        var told = await Task.WhenAll(_dialers.Select(entry => TellOneAsync(entry.Key, entry.Value.Dialer, message)));
        return [.. told.OfType<string>()];
    }

    private async Task<string?> TellOneAsync(string owner, IDialerObserver dialer, Func<IDialerObserver, Task> message)
    {
        try
        {
            await message(dialer).WaitAsync(Patience);
            return null;
        }
        catch (Exception exception)
        {
            LogNotReached(logger, exception, owner);
            return owner;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Dialer {Owner} could not be told; its lease lapses if it is gone")]
    private static partial void LogNotReached(ILogger logger, Exception exception, string owner);
}
