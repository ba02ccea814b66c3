namespace Campaigns.Grains.Contacts;

/// <summary>Numbers that spread retries, so that many calls that end together do not ring together again. Thread safe.</summary>
internal sealed class RetryJitter(Random random)
{
    private readonly Lock _lock = new();

    /// <summary>In [0, 1).</summary>
    public double Next()
    {
        lock (_lock)
        {
            return random.NextDouble();
        }
    }
}
