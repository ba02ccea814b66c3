using Campaigns.Domain.Attempts;
using NodaTime;

namespace Campaigns.Grains.Interfaces.Wire;

/// <summary>Lets a call's outcome travel as <see cref="CallOutcomeOnWire"/>.</summary>
[RegisterConverter]
public sealed class CallOutcomeConverter : IConverter<CallOutcome, CallOutcomeOnWire>
{
    /// <inheritdoc/>
    public CallOutcome ConvertFromSurrogate(in CallOutcomeOnWire surrogate) => new()
    {
        CallId = surrogate.CallId,
        SipStatus = surrogate.SipStatus,
        SipReason = surrogate.SipReason,
        Q850Cause = surrogate.Q850Cause,
        RetryAfter = surrogate.RetryAfter is { } ticks ? Duration.FromTicks(ticks) : null,
        Failure = (CallFailure)surrogate.Failure,
        OurReason = (CallEndReason?)surrogate.OurReason,
        EndedBy = (CallParty)surrogate.EndedBy,
        InviteAt = WireTime.InstantOf(surrogate.InviteAt),
        TryingAt = WireTime.InstantOf(surrogate.TryingAt),
        RingingAt = WireTime.InstantOf(surrogate.RingingAt),
        AnsweredAt = WireTime.InstantOf(surrogate.AnsweredAt),
        EndedAt = Instant.FromUnixTimeTicks(surrogate.EndedAt),
        RemoteTag = surrogate.RemoteTag,
        InviteTransmissions = surrogate.InviteTransmissions,
        Details = surrogate.Details,
    };

    /// <inheritdoc/>
    public CallOutcomeOnWire ConvertToSurrogate(in CallOutcome value) => new()
    {
        CallId = value.CallId,
        SipStatus = value.SipStatus,
        SipReason = value.SipReason,
        Q850Cause = value.Q850Cause,
        RetryAfter = value.RetryAfter?.BclCompatibleTicks,
        Failure = (short)value.Failure,
        OurReason = (short?)value.OurReason,
        EndedBy = (short)value.EndedBy,
        InviteAt = WireTime.TicksOf(value.InviteAt),
        TryingAt = WireTime.TicksOf(value.TryingAt),
        RingingAt = WireTime.TicksOf(value.RingingAt),
        AnsweredAt = WireTime.TicksOf(value.AnsweredAt),
        EndedAt = value.EndedAt.ToUnixTimeTicks(),
        RemoteTag = value.RemoteTag,
        InviteTransmissions = value.InviteTransmissions,
        Details = value.Details,
    };
}
