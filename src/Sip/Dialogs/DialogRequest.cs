using System.Net.Sockets;
using System.Text;
using Campaigns.Sip.Authentication;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Transactions;

namespace Campaigns.Sip.Dialogs;

/// <summary>
/// A request of ours inside a dialog that isn't its end: PRACK or UPDATE. Repeated once with credentials if asked for, until a final
/// response, timer F or a transport failure.
/// </summary>
internal sealed class DialogRequest(
    TransactionLayer layer, DigestAuthenticator authenticator, Dialog dialog, DigestCredentials? credentials, SipMethod method)
    : INonInviteTransactionUser
{
    private ChallengeHistory _challenges;

    /// <summary>The next CSeq number of the call.</summary>
    public required Func<uint> NextCSeq { get; init; }

    /// <summary>Writes what is particular to this request, up to its body.</summary>
    public required Action<MessageWriter> WriteHeaders { get; init; }

    /// <summary>Told, once, of the final response; of null when none came.</summary>
    public required Action<SipMessage?> Ended { get; init; }

    public void Start()
    {
        var transaction = new NonInviteClientTransaction(layer, this, method, dialog.NextHop);
        dialog.LocalCSeq = NextCSeq();
        dialog.Begin(layer, method, transaction.Id, dialog.LocalCSeq);
        if (authenticator.Authorize(credentials, Encoding.ASCII.GetString(SipMethods.Name(method)), dialog.RequestUri()) is { } authorization)
        {
            layer.Writer.Append(authorization);
        }

        WriteHeaders(layer.Writer);
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

        Ended(response);
    }

    void INonInviteTransactionUser.OnTimerF() => Ended(null);

    void INonInviteTransactionUser.OnTransportFailed(SocketError error) => Ended(null);
}
