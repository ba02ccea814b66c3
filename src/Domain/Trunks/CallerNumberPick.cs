namespace Campaigns.Domain.Trunks;

/// <summary>Which number a contact sees. A closed set.</summary>
public abstract record CallerNumberPick
{
    private CallerNumberPick() { }

    /// <summary>This one.</summary>
    /// <param name="Rule">The number, with its cap.</param>
    /// <param name="Replaces">The contact's own number, which rests; null: it is its own.</param>
    public sealed record Use(CallerNumberRule Rule, string? Replaces) : CallerNumberPick;

    /// <summary>All of them rest.</summary>
    public sealed record AllRest : CallerNumberPick;

    /// <summary>The trunk has none of the numbers that the campaign chose any more.</summary>
    public sealed record NoneLeft : CallerNumberPick;
}
