using Campaigns.Domain.Ports;
using NodaTime;

namespace Campaigns.Telephony.Contract;

/// <summary>A SIP stack behind the port, as the contract sees it: how to make an originator of it, and what it is known not to do.</summary>
public abstract class CallOriginatorStack
{
    /// <summary>As in <c>Campaigns:Telephony:Stack</c>.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Cases that this stack doesn't fulfil. Each is run all the same and has to fail in the listed way, so that a gap that was mended,
    /// or became another one, is noticed.
    /// </summary>
    public virtual IReadOnlyList<KnownGap> Gaps => [];

    /// <summary>T1 of originators for cases that wait for timers: what lasts 64 × T1 is waited for. A stack that can, takes <see cref="BriskT1"/>.</summary>
    public virtual Duration T1 => UsualT1;

    /// <summary>RFC 3261's T1, for cases that wait for no timer: a loaded machine answers within it, so that nothing is repeated that the scenario doesn't expect.</summary>
    public static Duration UsualT1 { get; } = Duration.FromMilliseconds(500);

    /// <summary>Short enough for a test, long enough for a loaded machine.</summary>
    public static Duration BriskT1 { get; } = Duration.FromMilliseconds(100);

    /// <summary>An originator bound to 127.0.0.1. It is disposed after the case if it is <see cref="IAsyncDisposable"/>.</summary>
    public abstract ICallOriginator Create(OriginatorSettings settings);
}
