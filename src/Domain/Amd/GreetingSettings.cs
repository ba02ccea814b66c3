namespace Campaigns.Domain.Amd;

/// <summary>When a machine's greeting counts as over without a beep.</summary>
public sealed record GreetingSettings
{
    /// <summary>Silence after which it is over. Longer than the pause that machines make before their beep.</summary>
    public int EndSilenceMs { get; init; } = 2000;

    /// <summary>Silence from the answer on after which there won't be one.</summary>
    public int NoGreetingMs { get; init; } = 6000;

    /// <summary>Nobody greets for longer, counted from the answer.</summary>
    public int LongestMs { get; init; } = 60_000;
}
