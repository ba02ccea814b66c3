using System.Globalization;

namespace Campaigns.EndToEnd.Tests.Carrier;

/// <summary>The judge: what SIPp wrote down of every message, a line each. It knows nothing of the engine.</summary>
internal sealed class CarrierLog
{
    private CarrierLog(IReadOnlyList<CarrierCall> calls) => Calls = calls;

    public IReadOnlyList<CarrierCall> Calls { get; }

    /// <summary>INVITE transactions beyond the first of each Call-ID.</summary>
    public int DuplicateInvites => Calls.Sum(call => call.Invites - 1);

    /// <summary>Calls to a number that began while another call to it was up.</summary>
    public int OverlappingCalls => Calls.GroupBy(call => call.Number).Sum(Overlaps);

    /// <summary>The most calls up at any instant.</summary>
    public int PeakConcurrentCalls
    {
        get
        {
            var (up, peak) = (0, 0);

            // Where one call ends in the same microsecond in which another begins, the end came first.
            foreach (var (_, change) in Calls.SelectMany(call => new[] { (At: call.StartedAt, Change: 1), (At: call.EndedAt, Change: -1) }).Order())
            {
                up += change;
                peak = Math.Max(peak, up);
            }

            return peak;
        }
    }

    public int CountOf(int finalStatus) => Calls.Count(call => call.FinalStatus == finalStatus);

    /// <summary>Reads SIPp's short message log: date, seconds, R or S, Call-ID, CSeq, first line; separated by tabs.</summary>
    public static CarrierLog Read(IEnumerable<string> lines)
    {
        var calls = new Dictionary<string, CallInProgress>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var fields = line.Split('\t');
            if (fields.Length < 7)
            {
                continue;
            }

            var at = double.Parse(fields[2], CultureInfo.InvariantCulture);
            if (!calls.TryGetValue(fields[4], out var call))
            {
                calls[fields[4]] = call = new CallInProgress(fields[4], at);
            }

            call.Note(at, fields[5], fields[6]);
        }

        return new CarrierLog([.. calls.Values.Select(call => call.ToCall())]);
    }

    private static int Overlaps(IEnumerable<CarrierCall> callsToOneNumber)
    {
        var (overlaps, upUntil) = (0, double.MinValue);
        foreach (var call in callsToOneNumber.OrderBy(call => call.StartedAt))
        {
            overlaps += call.StartedAt < upUntil ? 1 : 0;
            upUntil = Math.Max(upUntil, call.EndedAt);
        }

        return overlaps;
    }

    private sealed class CallInProgress(string callId, double startedAt)
    {
        private readonly HashSet<string> _inviteSequences = [];
        private string _number = "";
        private readonly double _startedAt = startedAt;
        private double _lastAt = startedAt;
        private double? _endedAt;
        private int _finalStatus;

        public void Note(double at, string sequence, string firstLine)
        {
            _lastAt = at;
            if (firstLine.StartsWith("INVITE sip:", StringComparison.Ordinal))
            {
                _inviteSequences.Add(sequence);
                _number = firstLine["INVITE sip:".Length..firstLine.IndexOf('@', StringComparison.Ordinal)];
            }
            else if (firstLine.StartsWith("BYE ", StringComparison.Ordinal))
            {
                _endedAt ??= at;
            }
            else if (firstLine.StartsWith("SIP/2.0 ", StringComparison.Ordinal) && sequence.EndsWith("INVITE", StringComparison.Ordinal))
            {
                NoteResponse(at, int.Parse(firstLine.AsSpan(8, 3), CultureInfo.InvariantCulture));
            }
        }

        public CarrierCall ToCall() => new(callId, _number, _startedAt, _endedAt ?? _lastAt, _inviteSequences.Count, _finalStatus);

        private void NoteResponse(double at, int status)
        {
            if (status < 200)
            {
                return;
            }

            _finalStatus = status;
            if (status >= 300)
            {
                _endedAt ??= at;
            }
        }
    }
}
