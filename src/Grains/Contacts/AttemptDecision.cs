using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Contacts;
using Campaigns.Grains.Interfaces.Contacts;
using NodaTime;

namespace Campaigns.Grains.Contacts;

/// <summary>What an attempt's end comes to: the record to write and the reminder to set.</summary>
/// <param name="Record">The record, with what it makes of the contact.</param>
/// <param name="ReminderIn">From now to the retry; null when no reminder is wanted.</param>
internal sealed record AttemptDecision(AttemptRecord Record, Duration? ReminderIn)
{
    /// <summary>Decides by the retry policy of the settings that came with the end.</summary>
    public static AttemptDecision Of(AttemptEnd end, CallVerdict verdict, HoursCalendar calendar, double jitter)
    {
        var ticket = end.Ticket;
        var step = end.Settings.Retry.Next(new EndedAttempt
        {
            Disposition = verdict.Disposition,
            AttemptsSpentBefore = ticket.AttemptsSpent,
            CapacityRefusalsBefore = ticket.CapacityRefusals,
            TrunkConnectsOthers = end.TrunkConnectsOthers,
            AnswerRecorded = end.AnswerRecorded,
            EndedAt = end.Outcome.EndedAt,
            Hours = calendar.HoursOf(end.Settings, ticket.ZoneIds),
            Jitter = jitter,
        });
        var outcome = end.Outcome;
        var record = new AttemptRecord
        {
            Contact = ticket.Key,
            AttemptNumber = end.AttemptNumber,
            PhoneNumber = ticket.PhoneNumber,
            CallerNumber = end.CallerNumber,
            CallerReplaces = end.CallerReplaces,
            Trunk = end.Trunk,
            Owner = end.Owner,
            IntendedAt = Instant.FromUnixTimeMilliseconds(end.IntendedAtUnixMs),
            Disposition = verdict.Disposition,
            Cause = verdict.Cause,
            Outcome = outcome,
            TalkTime = verdict.Disposition is Disposition.Answered or Disposition.Voicemail ? outcome.EndedAt - outcome.AnsweredAt : null,
            NextState = step.StateFor(ticket.State),
            NextAt = step.Step is NextStep.DialAt next ? next.At : NextAtUnspent(step.StateFor(ticket.State), ticket),
            AttemptsSpent = step.AttemptsSpent,
            CapacityRefusals = step.CapacityRefusals,
        };
        return new AttemptDecision(record, step.Step is NextStep.DialAt { ByReminder: true } dial ? dial.At - outcome.EndedAt : null);
    }

    /// <summary>A retry that was not spent stays due.</summary>
    private static Instant? NextAtUnspent(ContactState state, ContactTicket ticket) => state is ContactState.WaitingForRetry ? ticket.NextAt : null;
}
