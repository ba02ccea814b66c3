using Campaigns.Domain.Ports;
using Campaigns.Telephony.Conversations;
using Microsoft.Extensions.Logging;

namespace Campaigns.Telephony.SipSorcery;

/// <summary>The SIPSorcery stack, in builds that have it. No type of SIPSorcery is part of this project's surface.</summary>
public static partial class SipSorceryStack
{
    /// <summary>As in "Campaigns:Telephony:Stack".</summary>
    public const string Name = nameof(TelephonyStack.SipSorcery);

    /// <summary>What to do about a build without SIPSorcery.</summary>
    public const string NotBuilt =
        "Campaigns:Telephony:Stack is SipSorcery, but this build has no SIPSorcery: its package was not in the NuGet folder. "
        + "Fetch the package, build again (docs/sip-stacks.md says how), or set Campaigns:Telephony:Stack to Native.";

    /// <summary>Whether this build has it.</summary>
    public static partial bool IsBuilt { get; }

    /// <summary>SIPSorcery's version, such as "10.0.16"; null when it isn't built.</summary>
    public static partial string? LibraryVersion { get; }

    /// <summary>An originator on SIPSorcery. It is <see cref="IAsyncDisposable"/>.</summary>
    /// <exception cref="NotSupportedException">It isn't built.</exception>
    public static partial ICallOriginator Create(
        TelephonyOptions options,
        SipSorceryOptions sipSorcery,
        IConversations conversations,
        IEnumerable<ICallWatcher> watchers,
        TimeProvider time,
        ILoggerFactory loggers);
}
