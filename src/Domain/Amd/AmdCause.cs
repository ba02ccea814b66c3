namespace Campaigns.Domain.Amd;

/// <summary>The rule that decided. Named like Asterisk's AMDCAUSE, then our own. The numbers are stored: never renumber.</summary>
public enum AmdCause : short
{
    /// <summary>HUMAN: silence after a short greeting.</summary>
    Human = 0,

    /// <summary>INITIALSILENCE: nothing was said for too long.</summary>
    InitialSilence = 1,

    /// <summary>LONGGREETING: more voice than people greet with.</summary>
    LongGreeting = 2,

    /// <summary>MAXWORDLENGTH: one word, or one noise, without end.</summary>
    MaxWordLength = 3,

    /// <summary>MAXWORDS: more words than people greet with.</summary>
    MaxWords = 4,

    /// <summary>TOOLONG: the analysis time was over before anything was clear.</summary>
    TooLong = 5,

    /// <summary>NOAUDIODATA: not one packet of audio arrived in the analysis time.</summary>
    NoAudioData = 6,

    /// <summary>Our own: the tone after which machines record.</summary>
    Beep = 7,
}
