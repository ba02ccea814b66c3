namespace Campaigns.Amd.Bench;

/// <summary>One call whose answer is known.</summary>
/// <param name="Kind">Group in the report, such as "short hello".</param>
/// <param name="Name">Which of the group.</param>
/// <param name="Label">Who really answers.</param>
/// <param name="Samples">The far end at 8 kHz, from the 200 on.</param>
/// <param name="FirstSaidMs">When the first thing that is said has ended; null when nothing is said.</param>
/// <param name="BeepEndMs">When the machine's beep has ended; null without one.</param>
public sealed record LabelledCall(string Kind, string Name, Label Label, short[] Samples, int? FirstSaidMs, int? BeepEndMs);
