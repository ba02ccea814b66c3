using System.Net;
using System.Runtime.CompilerServices;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Ports;
using Campaigns.Telephony.Contract;
using Campaigns.Telephony.Conversations;
using Campaigns.Telephony.SipSorcery.Signalling;
using Microsoft.Extensions.Logging.Abstractions;

namespace Campaigns.Telephony.SipSorcery.Tests.Built;

/// <summary>Makes originators on 127.0.0.1.</summary>
internal static class Originators
{
    public static ICallOriginator Create(bool carriesAudio = false, int maxCalls = 1000, int callsPerSecond = 10_000, params ICallWatcher[] watchers) => SipSorceryStack.Create(
        new TelephonyOptions
        {
            Media = carriesAudio ? MediaMode.Rtp : MediaMode.SignallingOnly,
            LocalAddress = "127.0.0.1",
            MaxCalls = maxCalls,
        },
        new SipSorceryOptions { MaxCallsPerSecond = callsPerSecond },
        new ConversationBook(new NoAudio(), new NoOptOuts(), new NoAddresses(), TimeProvider.System, NullLogger<ConversationBook>.Instance),
        watchers,
        TimeProvider.System,
        NullLoggerFactory.Instance);

    // Before the first transport is made: SIPSorcery reads it once.
    [ModuleInitializer]
    internal static void ShortenTimers() => SignallingTimers.UseT1(CallOriginatorStack.BriskT1.ToTimeSpan());

    private sealed class NoAudio : IAudioStore
    {
        public Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken) => Task.FromResult<byte[]?>(null);

        public Task WriteAsync(string key, byte[] wav, CancellationToken cancellationToken) => throw new NotSupportedException("Nothing is stored here.");
    }

    private sealed class NoOptOuts : IOptOuts
    {
        public Task AddAsync(CampaignId campaign, string phoneNumber, string reason, CancellationToken cancellationToken) =>
            throw new NotSupportedException("Nobody opts out here.");
    }

    private sealed class NoAddresses : IOutboundResolver
    {
        public bool Allows(IPAddress address) => false;

        public Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken) =>
            throw new NotSupportedException("Nothing is resolved here.");
    }
}
