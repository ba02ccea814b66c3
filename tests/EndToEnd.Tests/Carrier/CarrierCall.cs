namespace Campaigns.EndToEnd.Tests.Carrier;

/// <summary>One call as the carrier saw it.</summary>
/// <param name="CallId">Its Call-ID.</param>
/// <param name="Number">The number in the Request-URI.</param>
/// <param name="StartedAt">First INVITE, seconds.</param>
/// <param name="EndedAt">The final failure response, the first BYE, or the last message of a call that nobody ended.</param>
/// <param name="Invites">INVITE transactions: retransmissions carry the same CSeq and do not count.</param>
/// <param name="FinalStatus">Of the INVITE; 0 when none was sent.</param>
internal sealed record CarrierCall(string CallId, string Number, double StartedAt, double EndedAt, int Invites, int FinalStatus);
