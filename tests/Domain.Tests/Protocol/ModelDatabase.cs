using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Trunks;
using NodaTime;

namespace Campaigns.Domain.Tests.Protocol;

/// <summary>What survives: each member is one transaction, as the attempt protocol asks for it.</summary>
internal sealed class ModelDatabase(int contacts)
{
    public static readonly CampaignId Campaign = new(Guid.Empty);

    private const int MaxAttempts = 3;

    /// <summary>Two contacts share each number.</summary>
    private readonly Dictionary<long, ContactTicket> _contacts = Enumerable.Range(0, contacts).ToDictionary(
        contact => (long)contact,
        contact => new ContactTicket(
            new ContactKey(Campaign, contact), $"+1202555{contact / 2:0000}", [], ContactState.Pending, 0, 0, null, 0, 1));

    public Dictionary<string, OpenCall> OpenCalls { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, (ContactKey Contact, int Attempt, Disposition Disposition)> Records { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, int> SlotGrants { get; } = new(StringComparer.Ordinal);

    public long Epoch { get; set; } = 1;

    public bool Running { get; set; } = true;

    public IEnumerable<ContactTicket> Pending => _contacts.Values.Where(contact => contact.State is ContactState.Pending);

    public IEnumerable<OpenCall> OpenCallsOf(string owner) => OpenCalls.Values.Where(call => call.Owner == owner);

    /// <summary>W1: the gates, and the open call that is the intent. A repeated one is no fault.</summary>
    public bool WriteIntent(ContactTicket ticket, int attempt, string callId, string owner, long epoch, Instant now)
    {
        var row = _contacts[ticket.Key.Contact];
        if (row.Version != ticket.Version || row.State is not ContactState.Pending || !Running || epoch != Epoch || !SlotGrants.ContainsKey(owner)
            || OpenCalls.ContainsKey(row.PhoneNumber) || Records.Values.Any(record => record.Contact == row.Key && record.Attempt == attempt))
        {
            return false;
        }

        OpenCalls[row.PhoneNumber] = new OpenCall(
            row, attempt, callId, new TrunkId(Guid.Empty), "+12025550100", owner, now, ProtocolModel.RingTimeout, ProtocolModel.MaxCallDuration, null, null);
        return true;
    }

    /// <summary>The answer's dialog. False: the call is accounted for already, nobody may talk in it.</summary>
    public bool WriteAnswer(string callId, Instant now)
    {
        if (OpenCalls.Values.FirstOrDefault(call => call.CallId == callId) is not { } open)
        {
            return false;
        }

        OpenCalls[open.Contact.PhoneNumber] = open with { AnsweredAt = now, Dialog = DialogOf(callId) };
        return true;
    }

    /// <summary>W2. False: somebody else has accounted for this call, the report is dropped.</summary>
    public bool WriteOutcome(string callId, Disposition disposition)
    {
        if (OpenCalls.Values.FirstOrDefault(call => call.CallId == callId) is not { } open)
        {
            return false;
        }

        OpenCalls.Remove(open.Contact.PhoneNumber);
        Records.Add(callId, (open.Contact.Key, open.AttemptNumber, disposition));
        var row = _contacts[open.Contact.Key.Contact];
        var spent = row.AttemptsSpent + (disposition is Disposition.NotSent ? 0 : 1);
        var final = disposition is Disposition.Answered || spent >= MaxAttempts || (disposition is Disposition.Lost && open.AnsweredAt is not null);
        _contacts[row.Key.Contact] = row with
        {
            State = final ? ContactState.Answered : ContactState.Pending,
            AttemptsSpent = spent,
            LastAttemptNumber = open.AttemptNumber,
            Version = row.Version + 1,
        };
        return true;
    }

    private static RecordedDialog DialogOf(string callId) => new()
    {
        CallId = callId,
        LocalTag = "us",
        RemoteTag = "them",
        LocalUri = "sip:us@192.0.2.1",
        RemoteUri = "sip:them@192.0.2.2",
        RemoteTarget = "sip:them@192.0.2.2",
        LocalCSeq = 1,
        NextHop = "192.0.2.2:5060",
    };
}
