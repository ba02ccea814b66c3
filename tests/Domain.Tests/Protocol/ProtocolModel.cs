using System.Globalization;
using Campaigns.Domain.Attempts;
using NodaTime;

namespace Campaigns.Domain.Tests.Protocol;

/// <summary>
/// The attempt protocol in one thread: silos, the campaign's grain, the database and the carrier take small steps in an order that a seed
/// chooses, and any of them may be lost, delayed, frozen or killed between any two steps. The rules are Domain's own; what is modelled is
/// how they are put together. Not modelled: a process that freezes between its last look and the datagram's way into the network.
/// </summary>
internal sealed class ProtocolModel
{
    public const int Limit = 3;
    private const int Contacts = 40;
    private const int Silos = 3;

    public static readonly Duration TimeToLive = Duration.FromSeconds(15);
    public static readonly Duration Grace = Duration.FromSeconds(2);
    public static readonly Duration RingTimeout = Duration.FromSeconds(10);
    public static readonly Duration MaxCallDuration = Duration.FromSeconds(60);
    public static readonly Duration UnacknowledgedAnswer = Duration.FromSeconds(32);

    private static readonly Duration DeadAfter = Duration.FromSeconds(12);

    private readonly Random _random;
    private readonly List<ModelSilo> _silos = [];
    private readonly Dictionary<string, Duration> _goneSince = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lostByes = new(StringComparer.Ordinal);
    private ModelCampaign? _formerCampaign;
    private ModelCampaign _campaign;
    private int _calls;
    private int _generations;

    public ProtocolModel(int seed)
    {
        _random = new Random(seed);
        Database = new ModelDatabase(Contacts);
        Carrier = new ModelCarrier(Limit);
        _campaign = new ModelCampaign(this);
        while (_silos.Count < Silos)
        {
            StartSilo();
        }
    }

    public Duration Now { get; private set; }

    public Instant WallClock => Instant.FromUnixTimeSeconds(1_800_000_000) + Now;

    public ModelDatabase Database { get; }

    public ModelCarrier Carrier { get; }

    public string NewCallId() => (++_calls).ToString(CultureInfo.InvariantCulture);

    /// <summary>What the membership says. A silo that is only frozen is declared dead too.</summary>
    public bool IsDead(string owner) => _goneSince.TryGetValue(owner, out var since) && Now - since >= DeadAfter;

    /// <summary>A BYE from another silo. At most two in a row get lost.</summary>
    public bool HangUp(string callId)
    {
        if (_random.Next(3) == 0 && _lostByes.GetValueOrDefault(callId) < 2)
        {
            _lostByes[callId] = _lostByes.GetValueOrDefault(callId) + 1;
            return false;
        }

        Carrier.End(callId, Now);
        return true;
    }

    /// <summary>Trouble of every kind, step by step.</summary>
    public void Suffer(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            switch (_random.Next(40))
            {
                case 0:
                    Kill();
                    break;
                case 1:
                    Freeze();
                    break;
                case 2:
                    Thaw(Now - Duration.FromSeconds(_random.Next(5, 120)));
                    break;
                case 3:
                    // The old activation doesn't know yet that it is one.
                    _formerCampaign = _campaign;
                    _campaign = new ModelCampaign(this);
                    break;
                case 4:
                    _campaign.Order(running: _random.Next(3) > 0);
                    foreach (var silo in _silos.Where(silo => !silo.Frozen && _random.Next(4) > 0))
                    {
                        silo.EpochRose(Database.Epoch);
                    }

                    break;
                case 5 when _silos.Count < Silos:
                    StartSilo();
                    break;
                case 7:
                    _silos.RemoveAll(silo => !silo.Frozen && IsDead(silo.Owner));
                    break;
                case 6:
                    Awake()?.GiveUpAsking();
                    break;
                default:
                    Work(faulty: true);
                    break;
            }
        }
    }

    /// <summary>No more trouble: everything has to come to its end.</summary>
    public void Settle()
    {
        _formerCampaign = null;
        Thaw(Now);
        _silos.RemoveAll(silo => IsDead(silo.Owner));
        _campaign.Order(running: true);
        while (_silos.Count < Silos)
        {
            StartSilo();
        }

        for (var step = 0; step < 100_000 && !IsOver; step++)
        {
            Work(faulty: false);
        }

        Assert.True(IsOver, $"after {Now}: {Database.Pending.Count()} contacts wait, {Database.OpenCalls.Count} calls are open, {_campaign.SlotsInUse} slots in use");
        Assert.Empty(Carrier.Up);
        Assert.Superset(Carrier.Calls.Keys.ToHashSet(StringComparer.Ordinal), Database.Records.Keys.ToHashSet(StringComparer.Ordinal));
        Assert.All(
            Database.Records.Where(record => record.Value.Disposition is not (Disposition.NotSent or Disposition.Lost)),
            record => Assert.True(Carrier.Calls.ContainsKey(record.Key)));
        Assert.Equal(Database.Records.Count, Database.Records.Values.Select(record => (record.Contact, record.Attempt)).Distinct().Count());
    }

    private bool IsOver => !Database.Pending.Any() && Database.OpenCalls.Count == 0 && _campaign.SlotsInUse == 0 && _silos.All(silo => silo.Idle);

    private void Work(bool faulty)
    {
        switch (_random.Next(10))
        {
            case 0:
                Now += Duration.FromMilliseconds(_random.Next(1, faulty && _random.Next(6) == 0 ? 30_000 : 2_000));
                Carrier.Pass(Now);
                break;
            case 1:
                _campaign.Tick();
                break;
            case 2 when faulty:
                _formerCampaign?.Tick();
                break;
            case 3 or 4:
                Awake()?.Ask(_random.Next(Limit + 1));
                break;
            case 5 or 6:
                Awake()?.Deliver(faulty && _random.Next(4) == 0 ? _formerCampaign ?? _campaign : _campaign, replyIsLost: faulty && _random.Next(6) == 0);
                break;
            case 7:
                FarEndActs();
                break;
            default:
                Awake()?.Advance(_random);
                break;
        }
    }

    private void FarEndActs()
    {
        // Calls last: most looks find them as they were.
        if (_random.Next(4) > 0 || Any([.. Carrier.Up]) is not { } call)
        {
            return;
        }

        if (call.AnsweredAt is null && _random.Next(3) > 0)
        {
            call.AnsweredAt = Now;
        }
        else
        {
            call.EndedAt = Now;
        }
    }

    private void StartSilo() => _silos.Add(new ModelSilo(this, string.Create(CultureInfo.InvariantCulture, $"silo-{++_generations}")));

    private void Kill()
    {
        if (Any(_silos) is { } silo)
        {
            _silos.Remove(silo);
            _goneSince.TryAdd(silo.Owner, Now);
        }
    }

    private void Freeze()
    {
        if (Awake() is { } silo)
        {
            silo.Frozen = true;
            _goneSince.TryAdd(silo.Owner, Now);
        }
    }

    /// <summary>Frozen silos go on as if nothing had happened. One that was declared dead meanwhile learns it some steps later.</summary>
    private void Thaw(Duration frozenBefore)
    {
        foreach (var silo in _silos.Where(silo => silo.Frozen && _goneSince[silo.Owner] <= frozenBefore))
        {
            silo.Frozen = false;
            if (!IsDead(silo.Owner))
            {
                _goneSince.Remove(silo.Owner);
            }
        }
    }

    private ModelSilo? Awake() => Any([.. _silos.Where(silo => !silo.Frozen)]);

    private T? Any<T>(List<T> among)
        where T : class => among.Count == 0 ? null : among[_random.Next(among.Count)];
}
