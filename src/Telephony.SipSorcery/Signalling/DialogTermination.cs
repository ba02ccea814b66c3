using System.Net.Sockets;
using Campaigns.Domain.Trunks;
using SIPSorcery.SIP;

namespace Campaigns.Telephony.SipSorcery.Signalling;

/// <summary>Ends a dialog: BYE, repeated once with credentials if asked for, until a final response or timer F (RFC 3261 §15.1.1).</summary>
internal sealed class DialogTermination(SIPTransport transport, Dialog dialog, TrunkSettings trunk, string? reason)
{
    private readonly TaskCompletionSource<int?> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Challenges _challenges = new(trunk);

    /// <summary>The status of the final response; null when none came or the BYE could not be sent. Never faults.</summary>
    public Task<int?> Completion => _completion.Task;

    public Task<int?> Start()
    {
        Send(dialog.Bye(reason));
        return Completion;
    }

    private void Send(SIPRequest bye)
    {
        var transaction = new SIPNonInviteTransaction(transport, bye, dialog.NextHop);
        transaction.NonInviteTransactionFinalResponseReceived += (_, _, _, response) =>
        {
            OnFinal(bye, response);
            return Task.FromResult(SocketError.Success);
        };
        transaction.NonInviteTransactionFailed += (_, _) => _completion.TrySetResult(null);
        try
        {
            transaction.SendRequest();
        }
        catch (ApplicationException)
        {
            // SIPSorcery's list of transactions is full: nothing was sent.
            _completion.TrySetResult(null);
        }
    }

    private void OnFinal(SIPRequest bye, SIPResponse response)
    {
        if (response.StatusCode is 401 or 407 && _challenges.Answer(bye, response) is { } authorized)
        {
            Send(authorized);
            return;
        }

        _completion.TrySetResult(response.StatusCode);
    }
}
