using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Campaigns.CarrierSimulator.Signalling;

namespace Campaigns.CarrierSimulator.Judging;

/// <summary>
/// Counts what was really dialled, from the INVITEs alone. Knows nothing of campaigns, attempts or limits: it is compared with the engine's
/// own view afterwards. Per Call-ID it keeps 24 bytes for as long as it runs, so that an attempt repeated an hour later is still seen.
/// Owned by the signalling thread.
/// </summary>
internal sealed class CarrierJudge(TimeProvider time, bool logCalls)
{
    private readonly Dictionary<UInt128, ulong> _lastBranchByCallId = [];
    private readonly Dictionary<ulong, NumberLog> _numbers = [];
    private readonly long[] _endings = new long[Enum.GetValues<Ending>().Length];
    private readonly List<Call> _log = [];
    private DateTimeOffset _since = time.GetUtcNow();
    private long _invites, _duplicateInvites, _overlappingCalls, _answeredCalls;
    private int _openCalls, _peakConcurrentCalls, _mostCallsToOneNumber;

    public int OpenCalls => _openCalls;

    public long Challenged { get; set; }

    public long InviteRetransmissions { get; set; }

    public long Malformed { get; set; }

    public long Unmatched { get; set; }

    /// <summary>Whether this INVITE was seen before: the same Call-ID and branch are a retransmission, however late it comes.</summary>
    public bool HasSeen(ReadOnlySpan<char> callId, ReadOnlySpan<char> branch) =>
        _lastBranchByCallId.TryGetValue(Fingerprint(callId), out var last) && last == (ulong)Fingerprint(branch);

    /// <summary>How many calls went to this number before.</summary>
    public int CallsTo(ulong number) => _numbers.TryGetValue(number, out var log) ? log.Calls : 0;

    public void Begin(Call call, ReadOnlySpan<char> branch)
    {
        _invites++;
        ref var lastBranch = ref CollectionsMarshal.GetValueRefOrAddDefault(_lastBranchByCallId, Fingerprint(call.CallId), out var repeated);
        lastBranch = (ulong)Fingerprint(branch);
        _duplicateInvites += repeated ? 1 : 0;

        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, call.Number, out _);
        _overlappingCalls += number.Open > 0 ? 1 : 0;
        number.Open++;
        number.Calls++;
        _mostCallsToOneNumber = Math.Max(_mostCallsToOneNumber, number.Calls);
        _peakConcurrentCalls = Math.Max(_peakConcurrentCalls, ++_openCalls);
        if (logCalls)
        {
            _log.Add(call);
        }
    }

    public void Answered(Call call)
    {
        call.AnsweredAt = time.GetUtcNow();
        _answeredCalls++;
    }

    public void Acknowledged(Call call) => call.AcknowledgedAt = time.GetUtcNow();

    /// <summary>The call is over for the carrier. A second end of the same call changes nothing.</summary>
    public void End(Call call, Ending ending, bool byCarrier)
    {
        if (call.EndedAt is not null)
        {
            return;
        }

        call.EndedAt = time.GetUtcNow();
        call.Ending = ending;
        call.EndedByCarrier = byCarrier;
        _endings[(int)ending]++;
        _openCalls--;
        ref var number = ref CollectionsMarshal.GetValueRefOrNullRef(_numbers, call.Number);
        number.Open--;
    }

    /// <summary>Starts counting anew. Calls that are up stay up and count as open.</summary>
    public void Reset(IEnumerable<Call> known)
    {
        _lastBranchByCallId.Clear();
        _numbers.Clear();
        _log.Clear();
        Array.Clear(_endings);
        _since = time.GetUtcNow();
        _invites = _duplicateInvites = _overlappingCalls = _answeredCalls = 0;
        _mostCallsToOneNumber = 0;
        Challenged = InviteRetransmissions = Malformed = Unmatched = 0;
        foreach (var call in known.Where(call => call.EndedAt is null))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_numbers, call.Number, out _).Open++;
        }

        _peakConcurrentCalls = _openCalls;
    }

    public CarrierReport Report(long sendErrors, long rtpReceived, long rtpSent, bool withCalls) => new()
    {
        Since = _since,
        At = time.GetUtcNow(),
        Invites = _invites,
        CallIds = _lastBranchByCallId.Count,
        DuplicateInvites = _duplicateInvites,
        OverlappingCalls = _overlappingCalls,
        PeakConcurrentCalls = _peakConcurrentCalls,
        OpenCalls = _openCalls,
        AnsweredCalls = _answeredCalls,
        ByOutcome = Enum.GetValues<Ending>().ToDictionary(ending => CamelCase(ending.ToString()), ending => _endings[(int)ending]),
        NumbersCalled = _numbers.Count,
        MostCallsToOneNumber = _mostCallsToOneNumber,
        Challenged = Challenged,
        InviteRetransmissions = InviteRetransmissions,
        Malformed = Malformed,
        Unmatched = Unmatched,
        SendErrors = sendErrors,
        RtpPacketsReceived = rtpReceived,
        RtpPacketsSent = rtpSent,
        Calls = withCalls && logCalls ? [.. _log.Select(Logged)] : null,
    };

    private static LoggedCall Logged(Call call) => new(
        call.CallId,
        call.DialledUser,
        call.InvitedAt,
        call.AnsweredAt,
        call.AcknowledgedAt,
        call.EndedAt,
        call.Ending,
        call.EndedAt is null ? null : call.EndedByCarrier ? "carrier" : "caller",
        call.Media?.PacketsReceived ?? 0);

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static UInt128 Fingerprint(ReadOnlySpan<char> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }
}
