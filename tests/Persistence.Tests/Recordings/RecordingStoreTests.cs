using System.Security.Cryptography;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Recordings;
using Campaigns.Testing;
using NodaTime;

namespace Campaigns.Persistence.Tests.Recordings;

public sealed class RecordingStoreTests(PostgresCluster cluster)
{
    private const string Number = "+12025550123";

    private static readonly string Old = Convert.ToBase64String(Enumerable.Repeat((byte)1, 32).ToArray());
    private static readonly string New = Convert.ToBase64String(Enumerable.Repeat((byte)2, 32).ToArray());
    private static readonly byte[] Audio = [.. Enumerable.Range(0, 80_000).Select(i => (byte)(i * 7))];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recording_is_read_back_in_its_order_and_stands_encrypted_in_the_database()
    {
        await using var database = await CreateAsync(Old);
        var store = database.Get<IRecordingStore>();

        await store.AppendAsync(Segment("call", 0, Audio), Cancellation);
        Assert.Equal((false, 80_000L), await FindAsync(store, "call"));
        await store.AppendAsync(Segment("call", 1, [1, 2, 3, 4], isLast: true), Cancellation);

        Assert.Equal((true, 80_004L), await FindAsync(store, "call"));
        Assert.Equal([.. Audio, 1, 2, 3, 4], await ReadAsync(store, "call"));
        Assert.Equal(0, await database.ScalarAsync<int>($"SELECT position('\\x{Convert.ToHexString(Audio.AsSpan(0, 16))}'::bytea IN sealed) FROM call_recording_segments WHERE segment = 0"));
        Assert.Equal(80_016, await database.ScalarAsync<int>("SELECT octet_length(sealed) FROM call_recording_segments WHERE segment = 0"));
    }

    [Fact]
    public async Task A_short_recording_of_one_segment_is_complete_and_a_repeated_segment_counts_once()
    {
        await using var database = await CreateAsync(Old);
        var store = database.Get<IRecordingStore>();

        await store.AppendAsync(Segment("call", 0, [1, 2], isLast: true), Cancellation);
        await store.AppendAsync(Segment("call", 0, [1, 2], isLast: true), Cancellation);

        Assert.Equal((true, 2L), await FindAsync(store, "call"));
        Assert.Equal([1, 2], await ReadAsync(store, "call"));
    }

    [Fact]
    public async Task A_new_key_encrypts_and_the_old_one_still_decrypts_until_it_is_taken_away()
    {
        var connection = "";
        await using var database = await TestDatabase.CreateAsync(cluster, options =>
        {
            connection = options.ConnectionString;
            return options with { RecordingKeys = [Old] };
        });
        await database.Get<IRecordingStore>().AppendAsync(Segment("old", 0, [1, 2]), Cancellation);

        await using var renewed = await TestDatabase.CreateAsync(cluster, options => options with { ConnectionString = connection, RecordingKeys = [New, Old] });
        var store = renewed.Get<IRecordingStore>();
        await store.AppendAsync(Segment("new", 0, [3, 4]), Cancellation);
        Assert.Equal([1, 2], await ReadAsync(store, "old"));
        Assert.Equal([3, 4], await ReadAsync(store, "new"));
        Assert.Equal(2L, await renewed.ScalarAsync<long>("SELECT count(DISTINCT key_id) FROM call_recording_segments"));

        await using var without = await TestDatabase.CreateAsync(cluster, options => options with { ConnectionString = connection, RecordingKeys = [New] });
        store = without.Get<IRecordingStore>();
        Assert.True((await store.FindAsync("new", TestDatabase.Now, Cancellation))!.IsReadable);
        Assert.False((await store.FindAsync("old", TestDatabase.Now, Cancellation))!.IsReadable);
        await Assert.ThrowsAsync<CryptographicException>(() => ReadAsync(store, "old"));
    }

    [Fact]
    public async Task A_segment_that_was_changed_or_moved_is_refused()
    {
        await using var database = await CreateAsync(Old);
        var store = database.Get<IRecordingStore>();
        await store.AppendAsync(Segment("call", 0, Audio), Cancellation);
        await store.AppendAsync(Segment("other", 0, Audio), Cancellation);

        await database.ExecuteAsync("UPDATE call_recording_segments t SET nonce = f.nonce, sealed = f.sealed FROM call_recording_segments f WHERE t.call_id = 'call' AND f.call_id = 'other'");
        await Assert.ThrowsAnyAsync<CryptographicException>(() => ReadAsync(store, "call"));

        await database.ExecuteAsync("UPDATE call_recording_segments SET sealed = set_byte(sealed, 5, 255 - get_byte(sealed, 5)) WHERE call_id = 'other'");
        await Assert.ThrowsAnyAsync<CryptographicException>(() => ReadAsync(store, "other"));
    }

    [Fact]
    public async Task A_person_s_recordings_are_erased_and_what_is_still_being_recorded_goes_with_them()
    {
        await using var database = await CreateAsync(Old);
        var store = database.Get<IRecordingStore>();
        await store.AppendAsync(Segment("first", 0, Audio), Cancellation);
        await store.AppendAsync(Segment("second", 0, Audio, isLast: true), Cancellation);
        await store.AppendAsync(Segment("stranger", 0, Audio) with { PhoneNumber = "+12025550124" }, Cancellation);

        Assert.Equal(2, await store.DeleteOfAsync(Number, Cancellation));
        await store.AppendAsync(Segment("first", 1, Audio, isLast: true), Cancellation);

        Assert.Equal(["stranger"], await NamesAsync(database));
        Assert.Null(await store.FindAsync("first", TestDatabase.Now, Cancellation));
    }

    [Fact]
    public async Task What_has_expired_can_not_be_found_and_is_deleted_a_few_at_a_time()
    {
        await using var database = await CreateAsync(Old);
        var store = database.Get<IRecordingStore>();
        for (var day = 1; day <= 4; day++)
        {
            await store.AppendAsync(Segment($"day {day}", 0, Audio) with { ExpiresAt = TestDatabase.Now + Duration.FromDays(day) }, Cancellation);
        }

        var now = TestDatabase.Now + Duration.FromDays(3);

        // Half-open: on its instant it is gone.
        Assert.Null(await store.FindAsync("day 3", now, Cancellation));
        Assert.NotNull(await store.FindAsync("day 4", now, Cancellation));
        Assert.Equal(2, await store.DeleteExpiredAsync(now, 2, Cancellation));
        Assert.Equal(1, await store.DeleteExpiredAsync(now, 2, Cancellation));
        Assert.Equal(0, await store.DeleteExpiredAsync(now, 2, Cancellation));
        Assert.Equal(["day 4"], await NamesAsync(database));
    }

    [Fact]
    public async Task One_is_deleted_once()
    {
        await using var database = await CreateAsync(Old);
        var store = database.Get<IRecordingStore>();
        await store.AppendAsync(Segment("call", 0, Audio), Cancellation);

        Assert.True(await store.DeleteAsync("call", Cancellation));
        Assert.False(await store.DeleteAsync("call", Cancellation));
    }

    [Fact]
    public async Task Without_a_key_nothing_is_kept()
    {
        await using var database = await CreateAsync();
        var store = database.Get<IRecordingStore>();

        Assert.False(store.CanKeep);
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.AppendAsync(Segment("call", 0, Audio), Cancellation));
        Assert.Empty(await NamesAsync(database));
    }

    [Theory]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData("AQEBAQEBAQEBAQEBAQEBAQ==")]
    public void A_key_that_is_none_is_a_fault_that_does_not_show_it(string key)
    {
        var fault = Assert.Single(new PersistenceOptions { ConnectionString = "Host=a;Database=b", RecordingKeys = [Old, key] }.Faults());

        Assert.StartsWith("RecordingKeys ", fault, StringComparison.Ordinal);
        Assert.True(key.Length == 0 || !fault.Contains(key, StringComparison.Ordinal));
    }

    private Task<TestDatabase> CreateAsync(params string[] keys) => TestDatabase.CreateAsync(cluster, options => options with { RecordingKeys = keys });

    private static RecordingSegment Segment(string callId, int number, byte[] octets, bool isLast = false) => new()
    {
        CallId = callId,
        PhoneNumber = Number,
        StartedAt = TestDatabase.Now,
        ExpiresAt = TestDatabase.Now + Duration.FromDays(30),
        Number = number,
        IsLast = isLast,
        Octets = octets,
    };

    private static async Task<(bool IsComplete, long Octets)> FindAsync(IRecordingStore store, string callId)
    {
        var entry = await store.FindAsync(callId, TestDatabase.Now, Cancellation);
        Assert.Equal((TestDatabase.Now, true), (entry!.StartedAt, entry.IsReadable));
        return (entry.IsComplete, entry.Octets);
    }

    private static async Task<byte[]> ReadAsync(IRecordingStore store, string callId)
    {
        List<byte> octets = [];
        await foreach (var segment in store.ReadAsync(callId, Cancellation))
        {
            octets.AddRange(segment);
        }

        return [.. octets];
    }

    private static Task<string[]> NamesAsync(TestDatabase database) =>
        database.ScalarAsync<string[]>("SELECT coalesce(array_agg(DISTINCT call_id ORDER BY call_id), '{}') FROM (SELECT call_id FROM call_recordings UNION ALL SELECT call_id FROM call_recording_segments) r");
}
