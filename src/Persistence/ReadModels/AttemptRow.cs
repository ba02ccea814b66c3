using Campaigns.Domain.CallRecords;

namespace Campaigns.Persistence.ReadModels;

/// <summary>An ended attempt as lists show it.</summary>
/// <param name="RecordId">Order of arrival; the cursor of a page.</param>
/// <param name="Record">The call detail record. Instants are kept to the microsecond, durations to the millisecond.</param>
/// <param name="Recording">The call's recording; null when there is none, or no longer.</param>
public sealed record AttemptRow(long RecordId, AttemptRecord Record, AttemptRecording? Recording);
