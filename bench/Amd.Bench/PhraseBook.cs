namespace Campaigns.Amd.Bench;

/// <summary>What people and machines say first, in several languages and voices.</summary>
internal sealed record PhraseBook
{
    /// <summary>At least twelve.</summary>
    public required IReadOnlyList<Phrase> Hellos { get; init; }

    /// <summary>People who say who they are; at least eight.</summary>
    public required IReadOnlyList<Phrase> Names { get; init; }

    /// <summary>Of machines; at least eight.</summary>
    public required IReadOnlyList<Phrase> Greetings { get; init; }

    /// <summary>A greeting's first phrase and the rest, between which a machine's owner took breath.</summary>
    public required IReadOnlyList<(Phrase First, Phrase Then)> Halting { get; init; }

    /// <summary>How long the breath may be.</summary>
    public required IReadOnlyList<int> PausesMs { get; init; }

    /// <summary>Of machines, before their beep.</summary>
    public required IReadOnlyList<Phrase> ShortGreetings { get; init; }

    /// <summary>Of telephones that ask who calls.</summary>
    public required IReadOnlyList<Phrase> Screenings { get; init; }

    /// <summary>People who greet at the length of a recording.</summary>
    public required IReadOnlyList<Phrase> Receptionists { get; init; }

    /// <summary>What somebody answers to an assistant, in whatever voice.</summary>
    public required Phrase Reply { get; init; }
}
