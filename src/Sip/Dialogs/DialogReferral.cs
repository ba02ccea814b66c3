using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Campaigns.Sip.Authentication;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Transactions;

namespace Campaigns.Sip.Dialogs;

/// <summary>
/// Asks the peer to call somebody else (RFC 3515): REFER, repeated once with credentials if asked for, then the NOTIFYs of the subscription
/// that it implies, until one tells the final status of the peer's call.
/// </summary>
internal sealed class DialogReferral(
    TransactionLayer layer, DigestAuthenticator authenticator, Dialog dialog, DigestCredentials? credentials, string target) : INonInviteTransactionUser
{
    private readonly TaskCompletionSource<ReferResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ChallengeHistory _challenges;

    /// <summary>Completes with the final status, and never faults.</summary>
    public Task<ReferResult> Completion => _done.Task;

    public void Start()
    {
        var transaction = new NonInviteClientTransaction(layer, this, SipMethod.Refer, dialog.NextHop);
        dialog.LocalCSeq++;
        dialog.Begin(layer, SipMethod.Refer, transaction.Id, dialog.LocalCSeq);
        if (authenticator.Authorize(credentials, "REFER", dialog.RequestUri()) is { } authorization)
        {
            layer.Writer.Append(authorization);
        }

        layer.Writer.Append(layer.Identity.ContactLine(dialog.NextHop.Transport));
        layer.Writer.AppendLine("Refer-To: "u8, $"<{target}>");
        layer.Writer.AppendLine("Referred-By: "u8, $"<{dialog.LocalUri}>");
        layer.Writer.Append(layer.Identity.UserAgentLine);
        layer.Writer.AppendNoBody();
        transaction.Start();
    }

    /// <summary>A NOTIFY of the call. False: it is not of this subscription.</summary>
    public bool OnNotify(SipMessage request)
    {
        if (!IsRefer(request) || _done.Task.IsCompleted)
        {
            return false;
        }

        if (StatusOf(request.Body) is { } status and >= 200)
        {
            _done.TrySetResult(new ReferResult(status));
        }
        else if (IsTerminated(request))
        {
            // §2.4.7: it is over, and how the peer's call came out nobody will tell.
            _done.TrySetResult(new ReferResult(null));
        }

        return true;
    }

    /// <summary>The call has ended; nobody will tell.</summary>
    public void Abandon() => _done.TrySetResult(new ReferResult(null));

    void INonInviteTransactionUser.OnFinal(SipMessage response)
    {
        if (response.Status is 401 or 407
            && credentials is not null
            && authenticator.TryLearn(response, credentials, ref _challenges))
        {
            Start();
        }
        else if (response.Status >= 300)
        {
            _done.TrySetResult(new ReferResult(response.Status));
        }
    }

    void INonInviteTransactionUser.OnTimerF() => Abandon();

    void INonInviteTransactionUser.OnTransportFailed(SocketError error) => Abandon();

    private static bool IsRefer(SipMessage request) => Ascii.EqualsIgnoreCase(Value(request, HeaderKind.Event), "refer"u8);

    private static bool IsTerminated(SipMessage request) => Ascii.EqualsIgnoreCase(Value(request, HeaderKind.SubscriptionState), "terminated"u8);

    private static ReadOnlySpan<byte> Value(SipMessage request, HeaderKind kind) => SipChars.Trim(BeforeSemicolon(request.First(kind)));

    private static ReadOnlySpan<byte> BeforeSemicolon(ReadOnlySpan<byte> value)
    {
        var semicolon = value.IndexOf((byte)';');
        return semicolon < 0 ? value : value[..semicolon];
    }

    // RFC 3420: the fragment begins with the status line, "SIP/2.0 200 OK".
    private static int? StatusOf(ReadOnlySpan<byte> fragment) =>
        fragment.StartsWith("SIP/2.0 "u8) && fragment.Length >= 11
        && int.TryParse(fragment.Slice(8, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? status
            : null;
}
