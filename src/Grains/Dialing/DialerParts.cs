using Campaigns.Domain.Ports;
using Campaigns.Grains.Interfaces.Dialing;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Campaigns.Grains.Dialing;

/// <summary>What all parts of one silo's dialer share.</summary>
internal sealed record DialerParts
{
    /// <summary>Silo and generation.</summary>
    public required string Owner { get; init; }

    public required IGrainFactory Grains { get; init; }
    public required ICallOriginator Originator { get; init; }
    public required IAttemptJournal Journal { get; init; }
    public required IContactWords ContactWords { get; init; }
    public required IClock WallClock { get; init; }
    public required DialingHours Hours { get; init; }
    public required TimeProvider Time { get; init; }
    public required MonotonicClock Clock { get; init; }
    public required DialerOptions Options { get; init; }
    public required RecentlySuppressed Suppressed { get; init; }
    public required ILogger Logger { get; init; }
    public required DialerInstruments Instruments { get; init; }

    /// <summary>Cancelled when this silo ends for good: reports that were not accepted by then are given up.</summary>
    public required CancellationToken Stopped { get; init; }

    /// <summary>Hears of pause, cancel and do-not-call.</summary>
    public required IDialerObserver Observer { get; init; }

    /// <summary>
    /// Numbers the pulls of all lines. A campaign that was paused has its line closed and gets a new one when it goes on: a count that began anew would
    /// be taken for old messages until it had passed the old one.
    /// </summary>
    public required Func<long> NextSequence { get; init; }

    /// <summary>Finds or opens this silo's share of a trunk.</summary>
    public required Func<Domain.Trunks.TrunkId, TrunkLine> TrunkLineOf { get; init; }

    /// <summary>Finds an assistant's settings, briefly cached.</summary>
    public required Func<Domain.Assistants.AssistantId, ValueTask<Domain.Assistants.AssistantSettings?>> AssistantOf { get; init; }

    /// <summary>True while this silo may place new calls: not draining, and its clock agrees with the database's.</summary>
    public required Func<bool> MayDial { get; init; }
}
