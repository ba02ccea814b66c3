using System.Net.Sockets;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Timing;
using Campaigns.Sip.Transactions;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Resolution;

/// <summary>
/// One OPTIONS after another to one address (RFC 3261 §11). Whatever it answers but 408 and 503 shows that it is there; a carrier that
/// refuses OPTIONS is a carrier that is up.
/// </summary>
internal sealed class TargetCheck(
    TrunkTarget target, TransactionLayer layer, SipEndpointOptions options, IMessageTransport transport, Action? onDone = null)
    : INonInviteTransactionUser, ITimed
{
    private NonInviteClientTransaction? _transaction;
    private WheelTimer? _timeout;

    /// <summary>Nothing while the last one is under way.</summary>
    public void Start()
    {
        if (_transaction is not null)
        {
            return;
        }

        _transaction = new NonInviteClientTransaction(layer, this, SipMethod.Options, target.Hop);
        Write(_transaction.Id);
        layer.Wheel.Arm(_timeout ??= new WheelTimer(this), options.HealthCheckTimeout);
        _transaction.Start();
    }

    public void Stop()
    {
        _transaction?.Terminate();
        End();
    }

    void INonInviteTransactionUser.OnFinal(SipMessage response)
    {
        End();
        if (response.Status is 408 or 503)
        {
            target.Health.CheckFailed($"OPTIONS was answered {response.Status}");
        }
        else
        {
            target.Health.CheckSucceeded();
        }

        onDone?.Invoke();
    }

    void INonInviteTransactionUser.OnTimerF() => Fail("OPTIONS was not answered");

    void INonInviteTransactionUser.OnTransportFailed(SocketError error) => Fail($"OPTIONS could not be delivered: {error}");

    void ITimed.OnTimer(WheelTimer timer)
    {
        _transaction?.Terminate();
        Fail($"OPTIONS was not answered within {options.HealthCheckTimeout.TotalSeconds} s");

        // A connection over which nothing comes back is of no use, whatever TCP says.
        transport.Close(target.Hop);
    }

    private void Fail(string fault)
    {
        End();
        target.Health.CheckFailed(fault);
        onDone?.Invoke();
    }

    private void End()
    {
        _transaction = null;
        if (_timeout is { IsArmed: true })
        {
            layer.Wheel.Disarm(_timeout);
        }
    }

    private void Write(ulong branch)
    {
        var writer = layer.Writer;
        var identity = layer.Identity;
        var name = identity.TagFor(layer.NewFreeBranch() & uint.MaxValue);
        writer.Reset();
        var uri = $"sip:{target.Hop.EndPoint}";
        layer.WriteRequestLine(SipMethod.Options, uri);
        layer.WriteVia(branch, target.Hop);
        writer.Append($"From: <sip:{identity.HostPort}>;tag={name}\r\nTo: <{uri}>\r\nCall-ID: options-{name}\r\n");
        layer.WriteCSeq(1, SipMethod.Options);
        writer.Append(identity.ContactLine(target.Hop.Transport));
        writer.Append("Accept: application/sdp\r\n"u8);
        writer.Append(identity.UserAgentLine);
        writer.AppendNoBody();
    }
}
