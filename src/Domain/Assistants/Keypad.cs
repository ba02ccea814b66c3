namespace Campaigns.Domain.Assistants;

/// <summary>What keys do while an assistant talks: each 0–9, * or #, no key twice; null switches the action off.</summary>
public sealed record Keypad
{
    /// <summary>Puts the called number on the do-not-call list at once, says so and ends the call. Default 9.</summary>
    public char? OptOut { get; init; } = '9';

    /// <summary>Announcement: says everything again. Default off.</summary>
    public char? Repeat { get; init; }

    /// <summary>Transfers the call to <see cref="TransferTo"/>. Default off.</summary>
    public char? Transfer { get; init; }

    /// <summary>SIP URI that the call is transferred to; required with <see cref="Transfer"/>.</summary>
    public string? TransferTo { get; init; }

    /// <summary>What a key does; null when nothing.</summary>
    public KeypadAction? ActionOf(char digit) => digit switch
    {
        _ when digit == OptOut => KeypadAction.OptOut,
        _ when digit == Repeat => KeypadAction.Repeat,
        _ when digit == Transfer => KeypadAction.Transfer,
        _ => null,
    };
}
