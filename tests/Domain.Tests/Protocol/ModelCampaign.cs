using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Slots;
using NodaTime;

namespace Campaigns.Domain.Tests.Protocol;

/// <summary>
/// One activation of the campaign's grain: its ledger and queue are in memory and die with it. An activation that the cluster has given up may
/// go on answering for a while, beside its successor.
/// </summary>
internal sealed class ModelCampaign
{
    private readonly ProtocolModel _model;
    private readonly SlotLedger _ledger;
    private readonly Dictionary<string, long> _sequences = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Instant> _lapsed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _unansweredByes = new(StringComparer.Ordinal);
    private readonly Dictionary<long, string> _handedOut = [];
    private long _epoch;

    public ModelCampaign(ProtocolModel model)
    {
        _model = model;
        _ledger = new SlotLedger(ProtocolModel.Limit, ProtocolModel.TimeToLive, ProtocolModel.Grace);
        _epoch = ++model.Database.Epoch;
        foreach (var (owner, count) in model.Database.SlotGrants)
        {
            _ledger.Restore(owner, count, model.Now);
        }

        foreach (var open in model.Database.OpenCalls.Values.GroupBy(call => call.Owner).Where(open => open.Count() > _ledger.CountOf(open.Key)))
        {
            _ledger.Restore(open.Key, open.Count(), model.Now);
        }
    }

    public int SlotsInUse => _ledger.InUse;

    /// <summary>Pause, resume or cancel: stored before anybody hears of it.</summary>
    public void Order(bool running)
    {
        _model.Database.Running = running;
        _epoch = ++_model.Database.Epoch;
    }

    public Reply? Pull(Request request)
    {
        if (request.Sequence <= _sequences.GetValueOrDefault(request.Owner))
        {
            return null;
        }

        _sequences[request.Owner] = request.Sequence;
        _lapsed.Remove(request.Owner);
        foreach (var contact in _handedOut.Where(entry => entry.Value == request.Owner && !request.Dialling.Contains(entry.Key)).Select(entry => entry.Key).ToList())
        {
            _handedOut.Remove(contact);
        }

        _ledger.Renew(request.Owner, request.Held, _model.Now);
        var granted = _model.Database.Running ? Grant(request) : [];
        return new Reply(_epoch, granted);
    }

    public void Tick()
    {
        foreach (var owner in _ledger.Lapse(_model.Now))
        {
            _lapsed.TryAdd(owner, _model.WallClock);
        }

        foreach (var (owner, lapsedAt) in _lapsed.ToList())
        {
            if (!_model.IsDead(owner))
            {
                _ledger.Settle(owner, _model.Database.OpenCallsOf(owner).Count());
                continue;
            }

            _model.Database.SlotGrants.Remove(owner);
            var stillUp = _model.Database.OpenCallsOf(owner).ToList().Count(open => !AccountFor(open, lapsedAt));
            _ledger.Settle(owner, stillUp);
            if (stillUp == 0)
            {
                _lapsed.Remove(owner);
                foreach (var contact in _handedOut.Where(entry => entry.Value == owner).Select(entry => entry.Key).ToList())
                {
                    _handedOut.Remove(contact);
                }
            }
        }
    }

    private List<ContactTicket> Grant(Request request)
    {
        var ready = _model.Database.Pending
            .Where(contact => !_handedOut.ContainsKey(contact.Key.Contact) && !_model.Database.OpenCalls.ContainsKey(contact.PhoneNumber))
            .DistinctBy(contact => contact.PhoneNumber).Take(request.Wanted).ToList();
        var granted = _ledger.Grant(request.Owner, ready.Count, _model.Now);
        if (granted > 0)
        {
            // Stored before the reply leaves; never lowered while its owner may lean on it.
            var count = _ledger.CountOf(request.Owner);
            _model.Database.SlotGrants[request.Owner] = Math.Max(count, _model.Database.SlotGrants.GetValueOrDefault(request.Owner));
        }

        var contacts = ready.Take(granted).ToList();
        foreach (var contact in contacts)
        {
            _handedOut[contact.Key.Contact] = request.Owner;
        }

        return contacts;
    }

    private bool AccountFor(OpenCall open, Instant lapsedAt)
    {
        switch (OrphanRule.Decide(open, lapsedAt, _unansweredByes.GetValueOrDefault(open.CallId), _model.WallClock))
        {
            case OrphanRule.HangUp:
                if (!_model.HangUp(open.CallId))
                {
                    _unansweredByes[open.CallId] = _unansweredByes.GetValueOrDefault(open.CallId) + 1;
                    return false;
                }

                break;
            case OrphanRule.WaitUntil:
                return false;
        }

        return _model.Database.WriteOutcome(open.CallId, Disposition.Lost);
    }

    internal sealed record Request(string Owner, long Sequence, int Held, int Wanted, IReadOnlyCollection<long> Dialling);

    internal sealed record Reply(long Epoch, IReadOnlyList<ContactTicket> Contacts);
}
