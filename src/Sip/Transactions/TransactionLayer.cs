using System.Net.Sockets;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Timing;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Transactions;

/// <summary>
/// What all transactions of one endpoint share: the sockets, the wheel, the tables, the writer and the lock that guards them all.
/// Every member is used under <see cref="Gate"/>.
/// </summary>
internal sealed class TransactionLayer
{
    private const ulong NoTransaction = 1UL << 63;

    private readonly IMessageTransport _transport;
    private ulong _freeBranches;

    public TransactionLayer(IMessageTransport transport, SipTimers timers, TimeProvider time, Lock gate, CounterSet counters)
    {
        _transport = transport;
        Timers = timers;
        Gate = gate;
        Counters = counters;
        Wheel = new TimerWheel(time, gate);
        Servers = new ServerTransactionTable();
    }

    public Lock Gate { get; }

    public SipTimers Timers { get; }

    public TimerWheel Wheel { get; }

    public CounterSet Counters { get; }

    public ClientTransactionTable Clients { get; } = new();

    public ServerTransactionTable Servers { get; }

    /// <summary>The one message under construction.</summary>
    public MessageWriter Writer { get; } = new();

    /// <summary>The body of the message under construction, whose length its header needs.</summary>
    public MessageWriter Body { get; } = new();

    /// <summary>How this endpoint names itself; set before the first message is written.</summary>
    public LocalIdentity Identity { get; set; } = LocalIdentity.Unknown;

    /// <summary>Route lines of every request outside a dialog but OPTIONS; empty without an outbound proxy (RFC 3261 §8.1.2).</summary>
    public byte[] PreloadedRoute { get; init; } = [];

    public SocketError Send(ReadOnlySpan<byte> message, NextHop destination)
    {
        var error = _transport.Send(message, destination);
        if (error == SocketError.Success)
        {
            Counters.Sent++;
        }
        else
        {
            Counters.SendFailures++;
        }

        return error;
    }

    /// <summary>A branch for a message without transaction: the ACK of a 2xx (RFC 3261 §13.2.2.4).</summary>
    public ulong NewFreeBranch() => NoTransaction | ++_freeBranches;

    /// <summary>The client transaction that a response or an ICMP report belongs to; null for a branch that isn't ours or is over.</summary>
    public ClientTransaction? FindClient(ReadOnlySpan<byte> branch, SipMethod method)
    {
        if (!Identity.TryReadBranch(branch, out var id) || Clients.Find(id) is not { } transaction)
        {
            return null;
        }

        return method == transaction.Method ? transaction
            : method == SipMethod.Cancel ? (transaction as InviteClientTransaction)?.Cancel
            : null;
    }

    public void WriteRequestLine(SipMethod method, string uri)
    {
        Writer.Append(SipMethods.Name(method));
        Writer.Append((byte)' ');
        Writer.Append(uri);
        Writer.Append(" SIP/2.0\r\n"u8);
    }

    /// <summary>Via and Max-Forwards of a request that goes there.</summary>
    public void WriteVia(ulong branch, NextHop destination)
    {
        Writer.Append(Identity.ViaUpToBranchId(destination.Transport));
        Writer.AppendHex(branch);
        Writer.Append("\r\nMax-Forwards: 70\r\n"u8);
    }

    public void WritePreloadedRoute() => Writer.Append(PreloadedRoute);

    public void WriteCSeq(uint number, SipMethod method)
    {
        Writer.Append("CSeq: "u8);
        Writer.Append(number);
        Writer.Append((byte)' ');
        Writer.Append(SipMethods.Name(method));
        Writer.Append("\r\n"u8);
    }
}
