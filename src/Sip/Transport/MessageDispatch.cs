using System.Net;
using System.Net.Sockets;
using Campaigns.Sip.Calls;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Transactions;

namespace Campaigns.Sip.Transport;

/// <summary>
/// Decides what a received message is and who gets it (RFC 3261 §18). A request inside a dialog may come from any address, since its
/// Call-ID and tags are secrets shared with the peer; everything else only from the trunk. Each socket has its own.
/// </summary>
internal sealed class MessageDispatch(CallContext context) : IMessageReceiver
{
    private readonly SipMessage _message = new();

    private TransactionLayer Layer => context.Layer;

    private CounterSet Counters => context.Layer.Counters;

#pragma warning disable CA1031 // One message that finds a fault in the stack must not end the thread that serves every other call.
    public void OnMessage(byte[] buffer, int length, SocketAddress source, NextHop? connection)
    {
        Counters.CountReceived();
        try
        {
            var verdict = SipParser.Parse(buffer, length, _message);
            if (verdict != ParseFault.None)
            {
                if (verdict != ParseFault.KeepAlive)
                {
                    Counters.CountMalformed();
                }

                return;
            }

            _message.Source = source;
            _message.Connection = connection;
            lock (Layer.Gate)
            {
                if (_message.IsRequest)
                {
                    ReceiveRequest(_message);
                }
                else
                {
                    ReceiveResponse(_message);
                }
            }
        }
        catch (Exception exception)
        {
            context.Observers.ReportFault(exception);
        }
    }
#pragma warning restore CA1031

    public void OnUnreachable(ReadOnlySpan<byte> sent, SocketError error)
    {
        lock (Layer.Gate)
        {
            Counters.SendFailures++;
            if (Layer.Identity.TryFindBranch(sent, out var branch, out var method))
            {
                Layer.FindClient(branch, method)?.OnUnreachable(error);
            }
        }
    }

    public void OnConnectFailed(NextHop hop, string reason)
    {
        lock (Layer.Gate)
        {
            context.Trunk.NoteConnectFailed(hop, reason);
        }
    }

    public void OnConnectionLost(NextHop connection)
    {
        lock (Layer.Gate)
        {
            foreach (var transaction in Layer.Clients.FindAll(connection))
            {
                transaction.OnConnectionLost();
            }
        }
    }

    public void OnUnframeable() => Counters.CountMalformed();

    private void ReceiveResponse(SipMessage response)
    {
        var transaction = Layer.FindClient(response.TopViaBranch, response.Method);
        var isFromTrunk = context.Trunk.Contains(response.Source);
        if (transaction is null)
        {
            Counters.Unknown += isFromTrunk ? 1 : 0;
            Counters.ForeignSource += isFromTrunk ? 0 : 1;
        }
        else if (!isFromTrunk && !SocketAddresses.SameHost(response.Source, transaction.Destination.Address))
        {
            Counters.ForeignSource++;
        }
        else if (response.Count(HeaderKind.Via) > 1)
        {
            // RFC 3261 §8.1.3.3: misrouted or corrupted, since we put one Via.
            Counters.Unknown++;
        }
        else
        {
            context.SeenByPeer?.Invoke(response);
            transaction.Receive(response);
        }
    }

    private void ReceiveRequest(SipMessage request)
    {
        var call = context.Calls.Find(request.CallId);
        var isInDialog = call is not null && call.Owns(request);
        if (request.Method == SipMethod.Ack)
        {
            ReceiveAck(request, isInDialog ? call : null);
        }
        else if (Layer.Servers.Find(request, request.Method) is { } known)
        {
            known.ReceiveAgain();
        }
        else if (!isInDialog && !context.Trunk.Contains(request.Source))
        {
            Counters.ForeignSource++;
        }
        else if (!Layer.Servers.MakeRoom())
        {
            Counters.Unknown++;
        }
        else if (request.Method == SipMethod.Cancel)
        {
            // Whatever it wants to cancel has had its final answer: CANCEL then only gets its own (RFC 3261 §9.2).
            var status = Layer.Servers.Find(request, SipMethod.Invite) is null ? 481 : 200;
            InDialogAnswer.Send(Layer, request, status, NewTag());
        }
        else if (isInDialog)
        {
            call!.ReceiveRequest(request);
        }
        else
        {
            AnswerOutsideDialogs(request);
        }
    }

    private void ReceiveAck(SipMessage request, OutboundCall? call)
    {
        if (Layer.Servers.Find(request, SipMethod.Invite) is InviteServerTransaction refused)
        {
            refused.ReceiveAck();
        }
        else
        {
            call?.ReceiveAck(request);
        }
    }

    private void AnswerOutsideDialogs(SipMessage request)
    {
        var isForDialog = !request.ToTag.IsEmpty || request.Method is SipMethod.Bye;
        Counters.Unknown += isForDialog ? 1 : 0;
        if (!isForDialog && OptionTags.RequiresUnknown(request))
        {
            InDialogAnswer.SendBadExtension(Layer, request, NewTag());
            return;
        }

        var status = isForDialog ? 481
            : request.Method is SipMethod.Options ? 200
            : request.Method is SipMethod.Unknown ? 501
            : 405;
        InDialogAnswer.Send(Layer, request, status, NewTag());
    }

    private string NewTag() => Layer.Identity.TagFor(Layer.NewFreeBranch() & uint.MaxValue);
}
