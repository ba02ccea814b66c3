namespace Campaigns.Sip.Tests;

/// <summary>For what has no signal: a counter on the wire's other side of a lock.</summary>
internal static class Polling
{
    public static async Task UntilAsync(Func<bool> condition)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Waiting.Longest);
        while (!condition())
        {
            await beat.WaitForNextTickAsync(limit.Token);
        }
    }
}
