namespace Campaigns.Testing.Sipp;

/// <summary>How a SIPp run ended.</summary>
/// <param name="ExitCode">0: every call followed its scenario; 1: at least one did not; others are fatal.</param>
/// <param name="Errors">SIPp's own error log.</param>
/// <param name="Statistics">The last line of SIPp's statistics by column name.</param>
public sealed record SippOutcome(int ExitCode, string Errors, IReadOnlyDictionary<string, string> Statistics)
{
    public long Counter(string column) =>
        Statistics.TryGetValue(column, out var text) && long.TryParse(text, out var value) ? value : 0;

    public override string ToString() =>
        $"SIPp exited with {ExitCode}, {Counter("SuccessfulCall(C)")} calls good, {Counter("FailedCall(C)")} failed\n{Errors}";
}
