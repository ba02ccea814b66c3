using Campaigns.Sip.Dialogs;
using Campaigns.Sip.Messages;

namespace Campaigns.Sip.Calls;

/// <content>Handing the call over (RFC 3515).</content>
public sealed partial class OutboundCall
{
    private DialogReferral? _referral;

    /// <summary>
    /// Asks the peer to call somebody else instead of us. Completes, without ever faulting, when the peer has told how that came out; the call
    /// is still up then, and is the caller's to hang up. Before <see cref="ConfirmAnswer"/>, after the end, and while another REFER is at work
    /// nothing is sent and there is no status.
    /// </summary>
    /// <param name="targetUri">Whom to call: a SIP URI.</param>
    /// <exception cref="ArgumentException">It is no SIP URI.</exception>
    public Task<ReferResult> ReferAsync(string targetUri)
    {
        HeaderText.RequireUri(targetUri, nameof(targetUri));
        lock (Layer.Gate)
        {
            if (_state != CallState.Confirmed || _referral is { Completion.IsCompleted: false })
            {
                return Task.FromResult(new ReferResult(null));
            }

            _referral = new DialogReferral(Layer, _context.Authenticator, _dialog!, _request.Credentials, targetUri);
            _referral.Start();
            return _referral.Completion;
        }
    }
}
