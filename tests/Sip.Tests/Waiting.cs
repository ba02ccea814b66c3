namespace Campaigns.Sip.Tests;

/// <summary>Waits for a signal, long enough for a machine that does other things too.</summary>
internal static class Waiting
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static Task<T> WithinReason<T>(this Task<T> task) =>
        task.WaitAsync(Longest, TestContext.Current.CancellationToken);

    public static Task WithinReason(this Task task) => task.WaitAsync(Longest, TestContext.Current.CancellationToken);

    public static Task<T> WithinReason<T>(this ValueTask<T> task) => task.AsTask().WithinReason();
}
