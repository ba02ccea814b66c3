using Campaigns.Domain.CallRecords;

namespace Campaigns.Grains.Tests.Cluster;

/// <summary>What a test lets happen inside the protocol.</summary>
internal sealed class JournalHooks
{
    /// <summary>Runs when an intent has been written, before its INVITE.</summary>
    public Func<AttemptIntent, Task> AfterIntent { get; set; } = _ => Task.CompletedTask;
}
