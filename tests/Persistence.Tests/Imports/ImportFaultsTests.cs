using Campaigns.Domain.Campaigns;
using Campaigns.Persistence.Imports;
using Campaigns.Testing;

namespace Campaigns.Persistence.Tests.Imports;

public sealed class ImportFaultsTests(PostgresCluster cluster)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Faults_of_old_imports_are_removed_whatever_their_campaign()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var faults = database.Get<ImportFaults>();
        var (one, other) = (new CampaignId(Guid.NewGuid()), new CampaignId(Guid.NewGuid()));
        var (old, older, young) = (Guid.CreateVersion7(Now.AddDays(-31)), Guid.CreateVersion7(Now.AddDays(-400)), Guid.CreateVersion7(Now.AddDays(-29)));
        await faults.AddAsync(one, old, [Fault(1), Fault(2)], Cancelled);
        await faults.AddAsync(other, older, [Fault(1)], Cancelled);
        await faults.AddAsync(one, young, [Fault(1)], Cancelled);

        Assert.Equal(3, await faults.RemoveBeforeAsync(Now.AddDays(-30), Cancelled));

        Assert.False(await faults.AnyAsync(one, old, Cancelled));
        Assert.False(await faults.AnyAsync(other, older, Cancelled));
        Assert.True(await faults.AnyAsync(one, young, Cancelled));
    }

    private static ImportFault Fault(long line) => new(line, "phone_number", "12", "Too short.");
}
