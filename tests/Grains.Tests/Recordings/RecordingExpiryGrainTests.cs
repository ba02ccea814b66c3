using Campaigns.Domain.Ports;
using Campaigns.Domain.Recordings;
using Campaigns.Grains.Recordings;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NodaTime.Testing;

namespace Campaigns.Grains.Tests.Recordings;

public sealed class RecordingExpiryGrainTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 10, 0);

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(19, 19, 1)]
    [InlineData(45, 45, 3)]
    [InlineData(5_000, 1_000, 50)] // The rest waits for the next minute.
    public async Task A_minute_s_look_deletes_what_has_expired_and_has_an_end(int expired, int deleted, int times)
    {
        var store = new Expiring { Left = expired };

        await new RecordingExpiryGrain(store, new FakeClock(Now), NullLogger<RecordingExpiryGrain>.Instance).ReceiveReminder("expire", default);

        Assert.Equal((expired - deleted, times), (store.Left, store.Asked));
    }

    private sealed class Expiring : IRecordingStore
    {
        public int Left { get; set; }

        public int Asked { get; private set; }

        public bool CanKeep => true;

        public Task<int> DeleteExpiredAsync(Instant now, int atMost, CancellationToken cancellationToken)
        {
            Assert.Equal(Now, now);
            var deleted = Math.Min(Left, atMost);
            (Left, Asked) = (Left - deleted, Asked + 1);
            return Task.FromResult(deleted);
        }

        public Task AppendAsync(RecordingSegment segment, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<RecordingEntry?> FindAsync(string callId, Instant now, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<byte[]> ReadAsync(string callId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> DeleteAsync(string callId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<int> DeleteOfAsync(string phoneNumber, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
