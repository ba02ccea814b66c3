using System.Net.Sockets;
using Campaigns.Sip.Authentication;
using Campaigns.Sip.Dialogs;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Sdp;
using Campaigns.Sip.Transactions;

namespace Campaigns.Sip.Calls;

/// <summary>A re-INVITE that refreshes the session, for a peer that takes no UPDATE (RFC 4028 §7.4). It offers what was offered before.</summary>
internal sealed class SessionReInvite(
    CallContext context, Dialog dialog, DigestCredentials? credentials, LocalMedia media) : IInviteTransactionUser
{
    private ChallengeHistory _challenges;
    private string? _authorization;
    private uint _cseq;
    private bool _isOver;

    /// <summary>The next CSeq number of the call.</summary>
    public required Func<uint> NextCSeq { get; init; }

    /// <summary>Writes the session's header lines.</summary>
    public required Action<MessageWriter> WriteHeaders { get; init; }

    /// <summary>Told, once, of the final response; of null when none came.</summary>
    public required Action<SipMessage?> Ended { get; init; }

    private TransactionLayer Layer => context.Layer;

    public void Start()
    {
        var uri = dialog.RequestUri();
        var transaction = new InviteClientTransaction(Layer, this, dialog.NextHop, uri) { WriteRoutes = dialog.WriteRoutes };
        _cseq = NextCSeq();
        dialog.LocalCSeq = _cseq;
        dialog.AckBranch = 0;
        dialog.Begin(Layer, SipMethod.Invite, transaction.Id, _cseq);
        _authorization = context.Authenticator.Authorize(credentials, "INVITE", uri);
        if (_authorization is not null)
        {
            Layer.Writer.Append(_authorization);
        }

        Layer.Writer.Append(Layer.Identity.ContactLine(dialog.NextHop.Transport));
        Layer.Writer.Append(Layer.Identity.AllowLine);
        WriteHeaders(Layer.Writer);
        Layer.Writer.Append(Layer.Identity.UserAgentLine);
        Layer.Body.Reset();
        media.WriteOffer(Layer.Body);
        Layer.Writer.AppendBody("application/sdp"u8, Layer.Body.Written);
        transaction.Start();
    }

    void IInviteTransactionUser.OnProvisional(SipMessage response)
    {
    }

    void IInviteTransactionUser.OnAccepted(SipMessage response)
    {
        dialog.SendAck(Layer, _cseq, _authorization);
        End(response);
    }

    void IInviteTransactionUser.OnRefused(SipMessage response)
    {
        if (response.Status is 401 or 407
            && credentials is not null
            && context.Authenticator.TryLearn(response, credentials, ref _challenges))
        {
            Start();
            return;
        }

        End(response);
    }

    void IInviteTransactionUser.OnTimerB() => End(null);

    void IInviteTransactionUser.OnTransportFailed(SocketError error) => End(null);

    // A repeated 200 is acknowledged again and tells nothing new.
    private void End(SipMessage? response)
    {
        if (!_isOver)
        {
            _isOver = true;
            Ended(response);
        }
    }
}
