using Campaigns.Domain.Assistants;
using Campaigns.Domain.Trunks;
using Campaigns.Grains.Interfaces.Assistants;
using Campaigns.Grains.Interfaces.Trunks;
using Campaigns.Grains.Tests.Campaigns;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Campaigns.Grains.Tests.Trunks;

/// <summary>What grains leave in the database of the secrets that they keep.</summary>
public sealed class StoredSecretTests(CommandCluster cluster) : IClassFixture<CommandCluster>
{
    private const string Word = "s3cret-word-of-the-carrier";

    [Fact]
    public async Task Grains_keep_their_secrets_and_the_database_has_them_sealed()
    {
        var trunk = cluster.Client.GetGrain<ITrunkGrain>(Guid.CreateVersion7());
        var assistant = cluster.Client.GetGrain<IAssistantGrain>(Guid.CreateVersion7());
        await trunk.CreateAsync(new TrunkSettings { Name = "Carrier", Host = "127.0.0.1", CallerNumbers = ["+12024561111"], Username = "us", Password = Word });
        await assistant.CreateAsync(new AssistantSettings
        {
            Name = "Ann",
            Kind = AssistantKind.MediaStream,
            MediaStream = new MediaStreamAgent { Url = "wss://agent.example", AuthToken = Word },
        });

        // Another activation has nothing but what is stored.
        await cluster.Client.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero, TestContext.Current.CancellationToken);
        Assert.Equal(Word, (await trunk.GetWithPasswordAsync())!.Password);
        Assert.Equal(Word, (await assistant.GetAsync())!.Settings.MediaStream!.AuthToken);

        Assert.Equal(2, await CountAsync("SELECT count(*) FROM orleans_grain_state WHERE state_name IN ('trunk', 'assistant') AND convert_from(payload, 'UTF8') LIKE '%\"sealed\"%'"));
        Assert.Equal(0, await CountAsync($"SELECT count(*) FROM orleans_grain_state WHERE convert_from(payload, 'UTF8') LIKE '%{Word}%'"));
        Assert.Equal(0, await CountAsync($"SELECT count(*) FROM (SELECT settings FROM trunks UNION ALL SELECT settings FROM assistants) s WHERE settings::text LIKE '%{Word}%'"));
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var command = cluster.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
