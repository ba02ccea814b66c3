using Campaigns.Domain.Attempts;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Slots;
using NodaTime;

namespace Campaigns.Domain.Tests.Protocol;

/// <summary>One generation of a silo: its lease, what it has heard, and its live attempts. All of it dies with it.</summary>
internal sealed class ModelSilo(ProtocolModel model, string owner)
{
    private readonly List<Attempt> _attempts = [];
    private Lease _lease;
    private long _epoch;
    private long _sequence;
    private (ModelCampaign.Request Request, Duration SentAt)? _asked;

    private enum Phase
    {
        Granted,
        Intended,
        Dialled,
        Talking,
    }

    public string Owner => owner;

    public bool Frozen { get; set; }

    public bool Idle => _attempts.Count == 0;

    /// <summary>Told of a pause, a resume or a cancel; the message may have been lost.</summary>
    public void EpochRose(long epoch) => _epoch = Math.Max(_epoch, epoch);

    /// <summary>One pull at a time: the next begins when the reply of the last has come or is given up.</summary>
    public void Ask(int wanted)
    {
        if (_asked is null)
        {
            var request = new ModelCampaign.Request(owner, ++_sequence, _attempts.Count, wanted, [.. _attempts.Select(attempt => attempt.Ticket.Key.Contact)]);
            _asked = (request, model.Now);
        }
    }

    /// <summary>The request reaches an activation; its reply comes back, or gets lost.</summary>
    public void Deliver(ModelCampaign campaign, bool replyIsLost)
    {
        if (_asked is not var (request, sentAt))
        {
            return;
        }

        _asked = null;
        if (campaign.Pull(request) is not { } reply || replyIsLost)
        {
            return;
        }

        _lease = new Lease(sentAt, ProtocolModel.TimeToLive);
        EpochRose(reply.Epoch);
        _attempts.AddRange(reply.Contacts.Select(ticket => new Attempt(ticket, reply.Epoch, model.NewCallId())));
    }

    /// <summary>The request never arrives.</summary>
    public void GiveUpAsking() => _asked = null;

    /// <summary>One step of one live attempt.</summary>
    public void Advance(Random random)
    {
        if (_attempts.Count == 0)
        {
            return;
        }

        var attempt = _attempts[random.Next(_attempts.Count)];
        switch (attempt.Phase)
        {
            case Phase.Granted:
                Intend(attempt, inDoubt: random.Next(8) == 0);
                break;
            case Phase.Intended:
                Dial(attempt);
                break;
            default:
                Follow(attempt);
                break;
        }
    }

    private void Intend(Attempt attempt, bool inDoubt)
    {
        attempt.Intent = new Lease(model.Now, ProtocolModel.TimeToLive);
        var written = model.Database.WriteIntent(
            attempt.Ticket, attempt.Ticket.LastAttemptNumber + 1, attempt.CallId, owner, attempt.Epoch, model.WallClock);
        if (!written)
        {
            _attempts.Remove(attempt);
        }
        else if (inDoubt)
        {
            // It was read again, and time has passed: ended unsent.
            End(attempt, Disposition.NotSent);
        }
        else
        {
            attempt.Phase = Phase.Intended;
        }
    }

    private void Dial(Attempt attempt)
    {
        var look = LastLook.Take(new LastLookFacts(
            Duration.Min(attempt.Intent.Left(model.Now), _lease.Left(model.Now)), attempt.Epoch, _epoch, Draining: false, Suppressed: false, WindowOpen: true));
        if (look is not LastLookVerdict.Dial)
        {
            End(attempt, Disposition.NotSent);
            return;
        }

        Assert.True(model.Database.OpenCalls.Values.Any(call => call.CallId == attempt.CallId), $"{attempt.CallId} is dialled after it was accounted for");
        model.Carrier.Invite(attempt.CallId, attempt.Ticket.PhoneNumber, owner, model.Now);
        attempt.Phase = Phase.Dialled;
    }

    /// <summary>What the wire has brought since.</summary>
    private void Follow(Attempt attempt)
    {
        var call = model.Carrier.Calls[attempt.CallId];
        if (call is { AnsweredAt: not null, EndedAt: null } && attempt.Phase is Phase.Dialled)
        {
            if (model.Database.WriteAnswer(attempt.CallId, model.WallClock))
            {
                call.Acknowledged = true;
                attempt.Phase = Phase.Talking;
            }
            else
            {
                // Accounted for by others: neither acknowledged nor talked in.
                model.Carrier.End(attempt.CallId, model.Now);
                _attempts.Remove(attempt);
            }
        }
        else if (call.EndedAt is not null)
        {
            End(attempt, attempt.Phase is Phase.Talking ? Disposition.Answered : Disposition.NoAnswer);
        }
    }

    private void End(Attempt attempt, Disposition disposition)
    {
        model.Database.WriteOutcome(attempt.CallId, disposition);
        _attempts.Remove(attempt);
    }

    private sealed class Attempt(ContactTicket ticket, long epoch, string callId)
    {
        public ContactTicket Ticket { get; } = ticket;

        public long Epoch { get; } = epoch;

        public string CallId { get; } = callId;

        public Phase Phase { get; set; }

        public Lease Intent { get; set; }
    }
}
