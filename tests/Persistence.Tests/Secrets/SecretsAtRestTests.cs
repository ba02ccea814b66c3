using System.Text;
using System.Text.Json;
using Campaigns.Domain.Access;
using Campaigns.Domain.Assistants;
using Campaigns.Domain.Secrets;
using Campaigns.Domain.Trunks;
using Campaigns.Domain.Webhooks;
using Campaigns.Persistence.Migrations;
using Campaigns.Persistence.People;
using Campaigns.Persistence.Secrets;
using Campaigns.Persistence.Tests.Migrations;
using Campaigns.Persistence.Webhooks;
using Campaigns.Testing;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.Tests.Secrets;

public sealed class SecretsAtRestTests(PostgresCluster cluster)
{
    private const string Password = "s3cret-of-the-trunk";
    private const string Token = "0123456789abcdef0123456789abcdef";
    private const string Number = "+12025550123";

    private static readonly string OtherKey = Convert.ToBase64String(Enumerable.Repeat((byte)7, 32).ToArray());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dump_holds_no_secret_and_can_be_read_with_the_outside_key_alone()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (webhook, secret) = await WebhookAsync(database);
        await SaveSettingsAsync(database);
        var hash = await HashAsync(database);

        var dump = await PostgresCluster.DumpAsync(database.DataSource.ConnectionString);

        Assert.Contains("sip.example.org", dump, StringComparison.Ordinal);
        AssertHasNone(dump, secret, Encoding.UTF8.GetBytes(Password), Encoding.UTF8.GetBytes(Token));

        var copy = await cluster.CreateDatabaseAsync();
        await PostgresCluster.RestoreAsync(dump, copy);
        var refusal = await Assert.ThrowsAsync<DatabaseUnusableException>(() => TestDatabase.CreateAsync(cluster, Using(copy, OtherKey)));
        Assert.Matches("^The secrets in this database are encrypted under key [0-9a-f]{16}, which is not among the configured ones", refusal.Message);
        Assert.StartsWith("Secrets need a key outside of the database", (await Assert.ThrowsAsync<DatabaseUnusableException>(() => TestDatabase.CreateAsync(cluster, Using(copy)))).Message, StringComparison.Ordinal);

        await using var restored = await TestDatabase.CreateAsync(cluster, Using(copy, TestKeys.Installation));
        Assert.Equal(secret, await SecretOfAsync(restored, webhook));
        Assert.Equal(hash, await HashAsync(restored));
    }

    [Fact]
    public async Task What_an_earlier_version_stored_in_clear_is_encrypted_at_the_first_start()
    {
        var earlier = await EarlierSchema.CreateAsync(cluster, before: 540);
        var webhook = new WebhookId(Guid.CreateVersion7());
        var (secret, previous) = (Enumerable.Range(1, 32).Select(i => (byte)i).ToArray(), Enumerable.Range(101, 32).Select(i => (byte)i).ToArray());
        await EarlierSchema.ExecuteAsync(earlier, $$$"""
            INSERT INTO webhooks (webhook_id, team_id, url, description, events, secret, previous_secret, previous_until, created_at)
            SELECT '{{{webhook.Value}}}', team_id, 'https://example.org', '', 1, '\x{{{Convert.ToHexString(secret)}}}', '\x{{{Convert.ToHexString(previous)}}}', now() + interval '1 day', now() FROM teams;
            INSERT INTO trunks VALUES (gen_random_uuid(), 1, 'Carrier', '{"name": "Carrier", "host": "sip.example.org", "username": "us", "password": "{{{Password}}}", "callerNumbers": []}');
            INSERT INTO assistants VALUES (gen_random_uuid(), 1, 'Ann', '{"name": "Ann", "mediaStream": {"url": "wss://a", "authToken": "{{{Token}}}"}, "sip": {"uri": "sip:a@b", "password": "{{{Password}}}"}}');
            INSERT INTO orleans_grain_state VALUES
                ('orleans-campaigns', 'trunk', 1, 2, '', 1, convert_to('{"Settings":{"Name":"Carrier","Password":"{{{Password}}}"},"Version":3}', 'UTF8'), now()),
                ('orleans-campaigns', 'assistant', 1, 2, '', 1, convert_to('{"Settings":{"Sip":null,"MediaStream":{"AuthToken":"{{{Token}}}"}},"Version":3}', 'UTF8'), now());
            """);
        var key = await ScalarAsync<byte[]>(earlier, "SELECT value FROM installation_secrets WHERE name = 'erasedNumbers'");

        await using var database = await TestDatabase.CreateAsync(cluster, Using(earlier, TestKeys.Installation));

        AssertHasNone(await PostgresCluster.DumpAsync(earlier), secret, previous, key, Encoding.UTF8.GetBytes(Password), Encoding.UTF8.GetBytes(Token));
        Assert.Equal(secret, await SecretOfAsync(database, webhook));
        Assert.Equal(System.Security.Cryptography.HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(Number)), await HashAsync(database));
        var trunk = await ScalarAsync<string>(earlier, "SELECT convert_from(payload, 'UTF8') FROM orleans_grain_state WHERE state_name = 'trunk'");
        Assert.Equal(Password, JsonSerializer.Deserialize<SampleState>(trunk, Sealing(database))!.Settings!.Password);
    }

    [Fact]
    public async Task A_new_key_in_front_takes_over_at_the_next_start_and_the_old_one_can_go()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (webhook, secret) = await WebhookAsync(database);
        var address = database.DataSource.ConnectionString;

        await using (var renewed = await TestDatabase.CreateAsync(cluster, Using(address, OtherKey, TestKeys.Installation)))
        {
            Assert.Equal(secret, await SecretOfAsync(renewed, webhook));
        }

        await using var later = await TestDatabase.CreateAsync(cluster, Using(address, OtherKey));
        Assert.Equal(secret, await SecretOfAsync(later, webhook));
    }

    [Theory]
    [InlineData("UPDATE webhooks SET secret = decode(repeat('ab', 32), 'hex')")]
    [InlineData("UPDATE installation_secrets SET value = decode(repeat('ab', 32), 'hex')")]
    [InlineData("UPDATE trunks SET settings = settings || '{\"password\": \"clear\"}'")]
    [InlineData("INSERT INTO orleans_grain_state VALUES ('s', 'trunk', 1, 2, '', 1, convert_to('{\"Settings\":{\"Password\":\"clear\"}}', 'UTF8'), now())")]
    [InlineData("INSERT INTO orleans_grain_state VALUES ('s', 'assistant', 1, 2, '', 1, convert_to('{\"Settings\":{\"MediaStream\":{\"AuthToken\":\"clear\"}}}', 'UTF8'), now())")]
    public async Task The_database_refuses_a_secret_in_clear(string statement)
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        await WebhookAsync(database);
        await SaveSettingsAsync(database);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync(statement));

        Assert.Equal(PostgresErrorCodes.CheckViolation, refusal.SqlState);
    }

    [Fact]
    public async Task A_secret_of_one_kind_is_none_of_another()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var seal = database.Get<SecretSeal>();
        var stored = seal.Seal(SecretKind.Webhook, [1, 2, 3]);

        Assert.Equal([1, 2, 3], seal.Open(SecretKind.Webhook, stored));
        Assert.Throws<InvalidOperationException>(() => seal.Open(SecretKind.NumberHash, stored));
    }

    private static Func<PersistenceOptions, PersistenceOptions> Using(string connectionString, params string[] keys) =>
        options => options with { ConnectionString = connectionString, SecretKeys = keys };

    private static JsonSerializerOptions Sealing(TestDatabase database) => new() { TypeInfoResolver = SecretJson.Sealing(database.Get<SecretSeal>()) };

    private static async Task<(WebhookId Id, byte[] Secret)> WebhookAsync(TestDatabase database)
    {
        var id = new WebhookId(Guid.CreateVersion7());
        var settings = new WebhookSettings("https://example.org", "", WebhookEvents.Subscribable, Enabled: true);
        await database.Get<WebhookStore>().CreateAsync(id, TeamId.First, settings, TestDatabase.Now, Cancellation);
        var secret = await database.Get<WebhookStore>().RotateAsync(id, TestDatabase.Now + Duration.FromDays(1), Cancellation);
        return (id, secret!.Key.ToArray());
    }

    /// <summary>The secret with which the endpoint's messages are signed.</summary>
    private static async Task<byte[]> SecretOfAsync(TestDatabase database, WebhookId id)
    {
        await database.Get<WebhookStore>().TestAsync(id, TestDatabase.Now, Cancellation);
        var leased = await database.Get<WebhookQueue>().LeaseAsync(id, TestDatabase.Now, TestDatabase.Now + Duration.FromMinutes(1), 1, Cancellation);
        return Assert.Single(leased).Secrets[0].Key.ToArray();
    }

    private static async Task<byte[]> HashAsync(TestDatabase database)
    {
        var hash = database.Get<NumberHash>();
        await hash.LoadAsync(Cancellation);
        return hash.Of(Number);
    }

    private static async Task SaveSettingsAsync(TestDatabase database)
    {
        var trunk = new TrunkSettings { Name = "Carrier", Host = "sip.example.org", Username = "us", Password = Password, CallerNumbers = ["+12025550000"] };
        var assistant = new AssistantSettings
        {
            Name = "Ann",
            Sip = new SipAgent { Uri = "sip:a@b.example", Username = "us", Password = Password },
            MediaStream = new MediaStreamAgent { Url = "wss://a.example", AuthToken = Token },
        };
        await database.Directory.SaveTrunkAsync(new TrunkId(Guid.CreateVersion7()), trunk, 1, deleted: false, Cancellation);
        await database.Directory.SaveAssistantAsync(new AssistantId(Guid.CreateVersion7()), assistant, 1, deleted: false, Cancellation);
        await using var command = database.DataSource.CreateCommand("INSERT INTO orleans_grain_state VALUES ('orleans-campaigns', 'trunk', 1, 2, '', 1, $1, now())")
            .With(JsonSerializer.SerializeToUtf8Bytes(new SampleState { Settings = new SampleTrunk { Password = trunk.Password } }, Sealing(database)));
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    /// <summary>Not as text, not in hexadecimal as pg_dump writes octets, not in base64.</summary>
    private static void AssertHasNone(string dump, params byte[][] secrets) => Assert.All(secrets, secret => Assert.All(
        [Encoding.Latin1.GetString(secret), Convert.ToHexStringLower(secret), Convert.ToBase64String(secret)],
        text => Assert.DoesNotContain(text, dump, StringComparison.Ordinal)));

    private static async Task<T> ScalarAsync<T>(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    /// <summary>What a grain stores, as far as this test goes.</summary>
    private sealed class SampleState
    {
        public SampleTrunk? Settings { get; set; }
    }

    private sealed class SampleTrunk
    {
        [Secret]
        public string? Password { get; set; }
    }
}
