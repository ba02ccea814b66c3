using Campaigns.Domain.Slots;
using CsCheck;
using NodaTime;

namespace Campaigns.Domain.Tests.Slots;

/// <summary>Random histories of several owners, crashes included, judged by a model that knows only who was told what.</summary>
public sealed class SlotLedgerModelTests
{
    private static readonly string[] Owners = ["a", "b", "c", "d"];
    private static readonly Duration Ttl = Duration.FromSeconds(15);
    private static readonly Duration Grace = Duration.FromSeconds(2);

    private enum Kind
    {
        Grant,
        Renew,
        Restore,
        Limit,
        Wait,
        Lapse,
        Settle,
    }

    private sealed record Step(Kind Kind, int Owner, int Number);

    private static readonly Gen<Step[]> Steps =
        Gen.Select(Gen.Enum<Kind>(), Gen.Int[0, Owners.Length - 1], Gen.Int[0, 20], (kind, owner, number) => new Step(kind, owner, number)).Array[1, 60];

    [Fact]
    public void The_ledger_agrees_with_the_model_and_leaks_nothing() =>
        Steps.Sample(steps =>
        {
            var history = new History();
            foreach (var step in steps)
            {
                history.Take(step);
                history.HoldInvariants();
            }

            history.LoseEverybody();
        }, iter: 2_000);

    private sealed class History
    {
        private sealed record Held(int Count, Duration At, bool Lapsed);

        private readonly SlotLedger _ledger = new(limit: 12, Ttl, Grace);
        private readonly Dictionary<string, Held> _model = [];
        private Duration _now;
        private int _limit = 12;

        private int InUse => _model.Values.Sum(held => held.Count);

        public void Take(Step step)
        {
            var owner = Owners[step.Owner];
            switch (step.Kind)
            {
                case Kind.Grant:
                    Grant(owner, step.Number);
                    break;
                case Kind.Renew:
                    _ledger.Renew(owner, step.Number, _now);
                    _model[owner] = new Held(step.Number, _now, false);
                    break;
                case Kind.Restore:
                    _ledger.Restore(owner, step.Number, _now);
                    _model[owner] = new Held(step.Number, _now, false);
                    break;
                case Kind.Limit:
                    _ledger.Limit = _limit = step.Number;
                    break;
                case Kind.Wait:
                    _now += Duration.FromSeconds(step.Number);
                    break;
                case Kind.Lapse:
                    Lapse();
                    break;
                case Kind.Settle:
                    Settle(owner, step.Number);
                    break;
            }
        }

        public void HoldInvariants()
        {
            Assert.Equal(InUse, _ledger.InUse);
            Assert.Equal(_ledger.Owners.Sum(_ledger.CountOf), _ledger.InUse);
            Assert.Equal(Math.Max(0, _limit - InUse), _ledger.Free);
            Assert.Equal(_model.Values.Count(held => !held.Lapsed), _ledger.LiveOwners);
            Assert.All(Owners, owner => Assert.Equal(_model.TryGetValue(owner, out var held) ? held.Count : 0, _ledger.CountOf(owner)));
        }

        /// <summary>Every silo dies; once each one's calls have ended, nothing is left.</summary>
        public void LoseEverybody()
        {
            _now += Ttl + Grace + Duration.FromSeconds(1);
            Lapse();
            Assert.Equal(0, _ledger.LiveOwners);
            foreach (var owner in Owners)
            {
                _ledger.Settle(owner, 0);
            }

            Assert.Equal(0, _ledger.InUse);
            Assert.Equal(_limit, _ledger.Free);
            Assert.Empty(_ledger.Owners);
        }

        private void Grant(string owner, int wanted)
        {
            var before = InUse;
            var granted = _ledger.Grant(owner, wanted, _now);
            Assert.InRange(granted, 0, wanted);
            Assert.True(granted == 0 || before + granted <= _limit, "granted over the limit");
            Assert.Equal(Math.Clamp(_limit - before, 0, wanted), granted);
            var held = _model.TryGetValue(owner, out var had) ? had.Count : 0;
            _model[owner] = new Held(held + granted, _now, false);
        }

        private void Lapse()
        {
            var due = _model.Where(entry => !entry.Value.Lapsed && _now - entry.Value.At > Ttl + Grace).ToList();
            Assert.Equal(due.Where(entry => entry.Value.Count > 0).Select(entry => entry.Key).Order(), _ledger.Lapse(_now).Order());
            foreach (var (owner, held) in due)
            {
                if (held.Count == 0)
                {
                    _model.Remove(owner);
                }
                else
                {
                    _model[owner] = held with { Lapsed = true };
                }
            }
        }

        private void Settle(string owner, int stillUp)
        {
            // No more calls of an owner can be up than it was told of.
            var most = _model.TryGetValue(owner, out var held) ? Math.Min(stillUp, held.Count) : stillUp;
            _ledger.Settle(owner, most);
            if (held is { Lapsed: true })
            {
                if (most == 0)
                {
                    _model.Remove(owner);
                }
                else
                {
                    _model[owner] = held with { Count = most };
                }
            }
        }
    }
}
