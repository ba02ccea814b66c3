namespace Campaigns.CarrierSimulator.Behaviours;

/// <summary>
/// Behaviours that a number's last four digits choose, so that a person at a keyboard can dial the one they want to see.
/// 0100–0111 are spoken for; every other number follows the mix.
/// </summary>
internal static class NumberTable
{
    /// <summary>Last four digits, the behaviour of the first call, the behaviour of every later one, in words.</summary>
    public static IReadOnlyList<NumberRule> Rules { get; } =
    [
        new(100, Behaviour.Answered, Behaviour.Answered, "answers"),
        new(101, Behaviour.Busy, Behaviour.Busy, "is busy, always"),
        new(102, Behaviour.NoAnswer, Behaviour.NoAnswer, "rings and is never answered"),
        new(103, Behaviour.Declined, Behaviour.Declined, "declines (603)"),
        new(104, Behaviour.Invalid, Behaviour.Invalid, "is not a number in service (404)"),
        new(105, Behaviour.Capacity, Behaviour.Answered, "first call: trunk has no capacity (503), then answers"),
        new(106, Behaviour.Error, Behaviour.Error, "fails with a server error (500), always"),
        new(107, Behaviour.Silence, Behaviour.Silence, "never replies to anything"),
        new(108, Behaviour.Voicemail, Behaviour.Voicemail, "is a voicemail: greeting, beep, records"),
        new(109, Behaviour.Busy, Behaviour.Answered, "first call: busy, then answers"),
        new(110, Behaviour.NoAnswer, Behaviour.Answered, "first call: no answer, then answers"),
        new(111, Behaviour.Error, Behaviour.Answered, "first call: server error (500), then answers"),
    ];

    /// <param name="number">As <see cref="DialledNumber.Key"/>.</param>
    /// <param name="callIndex">0 for the first call to this number.</param>
    /// <returns>Null when the number is outside the table.</returns>
    public static Behaviour? Find(ulong number, int callIndex)
    {
        var index = (int)(number % 10_000) - Rules[0].LastFourDigits;
        return index < 0 || index >= Rules.Count ? null
            : callIndex == 0 ? Rules[index].FirstCall
            : Rules[index].LaterCalls;
    }
}
