using Campaigns.Domain.Attempts;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Recordings;
using Campaigns.Telephony.Conversations;
using Campaigns.Telephony.Recordings;
using Campaigns.Telephony.Tests.Conversations;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Campaigns.Telephony.Tests.Recordings;

public sealed class RecordingWatcherTests
{
    private static readonly DateTimeOffset Answer = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    private readonly TestLeg _leg = new();
    private readonly FakeTimeProvider _time = new(Answer);

    [Fact]
    public async Task A_call_is_cut_into_segments_of_five_seconds_and_ends_with_the_rest()
    {
        var store = new TestRecordings();
        await using var writer = WriterOf(store);
        var call = Watch(store, writer);

        Beats(620);
        _leg.FarEndHangsUp();
        await store.UntilAsync(now => now.Segments is [.., { IsLast: true }]);

        Assert.Equal(
            [(0, 80_000, false), (1, 80_000, false), (2, 38_400, true)],
            store.Segments.Select(segment => (segment.Number, segment.Octets.Length, segment.IsLast)));
        Assert.All(store.Segments, segment => Assert.Equal(
            (call.Order.CallId, call.Order.CalledNumber, Instant.FromDateTimeOffset(Answer), Instant.FromDateTimeOffset(Answer.AddDays(7))),
            (segment.CallId, segment.PhoneNumber, segment.StartedAt, segment.ExpiresAt)));
        Assert.Equal(call.Order.CallId, call.Annotate(new CallOutcome { CallId = call.Order.CallId, EndedAt = Instant.MinValue }).Details?.RecordingKey);
    }

    [Fact]
    public async Task A_campaign_that_does_not_ask_for_it_and_an_installation_without_key_record_nothing()
    {
        await NothingAsync(new TestRecordings(), RecordingSettings.Default);
        await NothingAsync(new TestRecordings { CanKeep = false }, new RecordingSettings { Enabled = true });
    }

    [Fact]
    public async Task While_the_database_is_away_segments_wait_and_none_is_lost()
    {
        var store = new TestRecordings { IsAway = true };
        await using var writer = WriterOf(store);
        Watch(store, writer);

        Beats(500);
        await store.UntilAsync(now => now.Refused == 1);
        store.IsAway = false;
        await AdvanceUntilAsync(store, now => now.Segments.Count == 1);
        _leg.FarEndHangsUp();
        await store.UntilAsync(now => now.Segments.Count == 2);

        Assert.Equal([0, 1], store.Segments.Select(segment => segment.Number));
    }

    [Fact]
    public async Task When_too_many_wait_a_recording_ends_there_and_the_call_goes_on()
    {
        var gate = new TaskCompletionSource();
        var store = new TestRecordings { Gate = gate.Task };
        await using var writer = WriterOf(store);
        Watch(store, writer);

        // The writer has one in its hands, so that nobody makes room while the rest is filled up.
        Assert.True(writer.TryAdd(Stranger(0)));
        await store.UntilAsync(now => now.Asked == 1);
        for (var number = 1; number <= RecordingWriter.MostWaiting; number++)
        {
            Assert.True(writer.TryAdd(Stranger(number)));
        }

        Beats(600);
        _leg.FarEndHangsUp();
        gate.SetResult();
        await store.UntilAsync(now => now.Segments.Count == RecordingWriter.MostWaiting + 1);

        Assert.DoesNotContain(store.Segments, segment => segment.CallId == TestOrder.Of().CallId);
    }

    private async Task NothingAsync(TestRecordings store, RecordingSettings recording)
    {
        await using (var writer = WriterOf(store))
        {
            var call = Watch(store, writer, recording);
            Beats(600);
            Assert.Null(call.Annotate(new CallOutcome { CallId = "1", EndedAt = Instant.MinValue }).Details);
        }

        Assert.Empty(store.Segments);
    }

    private static RecordingSegment Stranger(int number) => new()
    {
        CallId = "another",
        PhoneNumber = "+12025550124",
        StartedAt = Instant.FromDateTimeOffset(Answer),
        ExpiresAt = Instant.FromDateTimeOffset(Answer.AddDays(1)),
        Number = number,
        IsLast = false,
        Octets = new byte[320],
    };

    private TalkingCall Watch(TestRecordings store, RecordingWriter writer, RecordingSettings? recording = null)
    {
        var order = TestOrder.Of() with { Recording = recording ?? new RecordingSettings { Enabled = true, KeepDays = 7 } };
        var call = new TalkingCall(order, _leg, new TestSignalling(), new Nobody(), []);
        new RecordingWatcher(store, writer, _time, NullLogger<RecordingWatcher>.Instance).Watch(call);
        return call;
    }

    private RecordingWriter WriterOf(TestRecordings store) => new(store, _time, NullLogger<RecordingWriter>.Instance);

    private void Beats(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _leg.Hear(new short[Frame.Length]);
            _leg.Beat();
        }
    }

    /// <summary>The pause begins a moment after the refusal: time goes on until it is over.</summary>
    private async Task AdvanceUntilAsync(TestRecordings store, Func<TestRecordings, bool> condition)
    {
        var reached = store.UntilAsync(condition);
        while (!reached.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await reached;
    }

    private sealed class Nobody : IConversation
    {
        public Task<CallEndReason?> RunAsync(TalkingCall call, CancellationToken stop) => Task.FromResult<CallEndReason?>(null);
    }
}
