using System.Net.Sockets;
using Campaigns.Sip.Authentication;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Transactions;

namespace Campaigns.Sip.Dialogs;

/// <summary>
/// Ends a dialog: BYE, repeated once with credentials if asked for, until a final response, timer F or a transport failure
/// (RFC 3261 §15.1.1). Whatever the answer is, the dialog is over on our side.
/// </summary>
internal sealed class DialogTermination(
    TransactionLayer layer,
    DigestAuthenticator authenticator,
    Dialog dialog,
    DigestCredentials? credentials,
    ReasonHeader? reason,
    IDialogTerminationOwner owner) : INonInviteTransactionUser
{
    private ChallengeHistory _challenges;

    public Dialog Dialog => dialog;

    /// <summary>The final response's status; null when none came.</summary>
    public int? Status { get; private set; }

    public string? ReasonPhrase { get; private set; }

    /// <summary>Set when the BYE could not be sent.</summary>
    public SocketError? TransportError { get; private set; }

    public void Start()
    {
        var transaction = new NonInviteClientTransaction(layer, this, SipMethod.Bye, dialog.NextHop);
        dialog.LocalCSeq++;
        dialog.Begin(layer, SipMethod.Bye, transaction.Id, dialog.LocalCSeq);
        if (authenticator.Authorize(credentials, "BYE", dialog.RequestUri()) is { } authorization)
        {
            layer.Writer.Append(authorization);
        }

        reason?.WriteTo(layer.Writer);
        layer.Writer.Append(layer.Identity.UserAgentLine);
        layer.Writer.AppendNoBody();
        transaction.Start();
    }

    void INonInviteTransactionUser.OnFinal(SipMessage response)
    {
        if (response.Status is 401 or 407
            && credentials is not null
            && authenticator.TryLearn(response, credentials, ref _challenges))
        {
            Start();
            return;
        }

        Status = response.Status;
        ReasonPhrase = WireText.ReasonPhrase(response.ReasonPhrase);
        owner.OnTerminated(this);
    }

    void INonInviteTransactionUser.OnTimerF() => owner.OnTerminated(this);

    void INonInviteTransactionUser.OnTransportFailed(SocketError error)
    {
        TransportError = error;
        owner.OnTerminated(this);
    }
}
