using Campaigns.Sip.Dialogs;
using Campaigns.Sip.Sdp;

namespace Campaigns.Sip.Calls;

/// <summary>The first 2xx. It is not acknowledged until <see cref="OutboundCall.ConfirmAnswer"/>.</summary>
/// <param name="Dialog">What another process needs to hang this call up.</param>
/// <param name="Media">What was negotiated; media flows from now on.</param>
/// <param name="At">When it arrived.</param>
public sealed record CallAnswer(DialogSnapshot Dialog, NegotiatedMedia Media, DateTimeOffset At);
