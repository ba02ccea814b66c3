using Campaigns.Domain.Ports;
using Campaigns.Testing;

namespace Campaigns.Persistence.Tests.Audio;

public sealed class AudioStoreTests(PostgresCluster cluster)
{
    [Fact]
    public async Task A_file_is_read_back_and_replaced()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var store = database.Get<IAudioStore>();
        var wav = Enumerable.Range(0, 100_000).Select(i => (byte)i).ToArray();

        Assert.Null(await store.ReadAsync("greeting", TestContext.Current.CancellationToken));
        await store.WriteAsync("greeting", wav, TestContext.Current.CancellationToken);
        Assert.Equal(wav, await store.ReadAsync("greeting", TestContext.Current.CancellationToken));

        await store.WriteAsync("greeting", [1], TestContext.Current.CancellationToken);
        Assert.Equal([1], await store.ReadAsync("greeting", TestContext.Current.CancellationToken));
    }
}
