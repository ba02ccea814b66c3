using System.Collections.Concurrent;

namespace Campaigns.Dashboard.Client;

/// <summary>
/// What several pages of this process show at the same time, read once for all of them: ten people at one campaign cost the API what one does.
/// An answer is given only to people of the same team with the same scopes; that they still may read is asked beside it, every few seconds.
/// </summary>
public sealed class SharedReads(TimeProvider time)
{
    // Far above what is shown at once; beyond it answers that nobody asks for any more are let go.
    private const int Kept = 256;
    private static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(Guid Team, string Scopes, string What), Answer> _answers = new();

    /// <summary>An answer that isn't older than this; read on behalf of who asks when there is none.</summary>
    /// <param name="rights">Of who asks.</param>
    /// <param name="what">Names the answer: a path, for instance.</param>
    /// <param name="maxAge">Counted from when it was asked for.</param>
    /// <param name="read">Reads it. What it returns is shared: never change it.</param>
    public async Task<T> ReadAsync<T>(KeyRights rights, string what, TimeSpan maxAge, Func<Task<T>> read)
    {
        var key = (rights.TeamId, string.Join(' ', rights.Scopes), what);
        var own = new Answer(time.GetTimestamp(), new Lazy<Task>(read));
        var shared = _answers.AddOrUpdate(key, own, (_, known) => time.GetElapsedTime(known.AskedAt) <= maxAge && !known.Failed ? known : own);
        if (shared == own)
        {
            LetGo();
            return await (Task<T>)own.Reading.Value;
        }

        try
        {
            return await (Task<T>)shared.Reading.Value;
        }
        catch (Exception)
        {
            // It was another person's request: it says nothing about this one's.
            return await read();
        }
    }

    private void LetGo()
    {
        if (_answers.Count <= Kept)
        {
            return;
        }

        foreach (var old in _answers.Where(entry => time.GetElapsedTime(entry.Value.AskedAt) > Forgotten))
        {
            _answers.TryRemove(old);
        }
    }

    private sealed record Answer(long AskedAt, Lazy<Task> Reading)
    {
        public bool Failed => Reading is { IsValueCreated: true, Value: { IsCompleted: true, IsCompletedSuccessfully: false } };
    }
}
