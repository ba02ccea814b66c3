using Campaigns.Domain.Contacts;
using NodaTime;

namespace Campaigns.Domain.CallRecords;

/// <summary>That an open call was answered, with all that another silo needs to hang it up.</summary>
public sealed record AnsweredCall(ContactKey Contact, int AttemptNumber, string PhoneNumber, Instant AnsweredAt, RecordedDialog Dialog);
