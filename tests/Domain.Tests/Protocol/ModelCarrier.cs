using NodaTime;

namespace Campaigns.Domain.Tests.Protocol;

/// <summary>The far side of the wire, and the only judge: it knows what was dialled, and what is up at any instant.</summary>
internal sealed class ModelCarrier(int limit)
{
    private readonly Dictionary<string, Call> _calls = new(StringComparer.Ordinal);

    /// <summary>Calls that are up, ringing ones included.</summary>
    public IEnumerable<Call> Up => _calls.Values.Where(call => call.EndedAt is null);

    public IReadOnlyDictionary<string, Call> Calls => _calls;

    public void Invite(string callId, string number, string owner, Duration now)
    {
        Assert.False(_calls.ContainsKey(callId), $"{callId} was dialled twice");
        Assert.DoesNotContain(Up, call => call.Number == number);
        _calls[callId] = new Call(callId, number, owner, now);
        Assert.True(Up.Count() <= limit, $"{Up.Count()} calls are up, {limit} are allowed");
    }

    public void End(string callId, Duration now)
    {
        var call = _calls[callId];
        call.EndedAt ??= now;
    }

    /// <summary>What ends without anybody's doing: a ring at its Expires, an answer that nobody acknowledges after 64 × T1, a talk at its longest.</summary>
    public void Pass(Duration now)
    {
        foreach (var call in Up)
        {
            var end = call.AnsweredAt is not { } answered ? call.InvitedAt + ProtocolModel.RingTimeout
                : call.Acknowledged ? answered + ProtocolModel.MaxCallDuration
                : answered + ProtocolModel.UnacknowledgedAnswer;
            if (now >= end)
            {
                call.EndedAt = end;
            }
        }
    }

    internal sealed class Call(string callId, string number, string owner, Duration invitedAt)
    {
        public string CallId { get; } = callId;

        public string Number { get; } = number;

        public string Owner { get; } = owner;

        public Duration InvitedAt { get; } = invitedAt;

        public Duration? AnsweredAt { get; set; }

        public bool Acknowledged { get; set; }

        public Duration? EndedAt { get; set; }
    }
}
