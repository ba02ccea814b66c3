using System.Net.Sockets;
using Campaigns.Sip.Authentication;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Resolution;
using Campaigns.Sip.Timing;
using Campaigns.Sip.Transactions;

namespace Campaigns.Sip.Registration;

/// <summary>
/// One endpoint's registration: kept alive from <see cref="Start"/> until <see cref="StopAsync"/>, one REGISTER at a time. A refresh that
/// fails takes nothing away before the registration that there is runs out. Used under the endpoint's lock.
/// </summary>
internal sealed class TrunkRegistration : INonInviteTransactionUser, ITimed
{
    private readonly RegistrationOptions _options;
    private readonly TransactionLayer _layer;
    private readonly DigestAuthenticator _authenticator;
    private readonly TrunkTargets _trunk;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly Action _onConcluded;
    private readonly WheelTimer _timer;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private NonInviteClientTransaction? _transaction;
    private ChallengeHistory _challenges;
    private TrunkTarget[] _route = [];
    private int _tried;
    private uint _cseq;
    private string? _name;
    private TimeSpan _expires;
    private int _failures;
    private DateTimeOffset? _until;
    private string? _fault;
    private bool _stopping;

    /// <param name="options">What to register.</param>
    /// <param name="layer">Sends and times.</param>
    /// <param name="authenticator">Answers challenges.</param>
    /// <param name="trunk">Where the registrar is.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Spreads retries.</param>
    /// <param name="onConcluded">An attempt has succeeded or failed; under the lock.</param>
    public TrunkRegistration(
        RegistrationOptions options,
        TransactionLayer layer,
        DigestAuthenticator authenticator,
        TrunkTargets trunk,
        TimeProvider time,
        Random random,
        Action onConcluded)
    {
        (_options, _layer, _authenticator, _trunk) = (options, layer, authenticator, trunk);
        (_time, _random, _onConcluded) = (time, random, onConcluded);
        _timer = new WheelTimer(this);
        _expires = options.Expires;
    }

    public RegistrationState State => new(IsRegistered, _until, _fault);

    public bool IsRegistered => _until > _time.GetUtcNow();

    /// <summary>Nothing is known yet: neither a success nor a failure.</summary>
    public bool IsUndecided => _until is null && _fault is null;

    /// <summary>Registers, or registers again because our address has changed. Nothing while a REGISTER is under way.</summary>
    public void Start()
    {
        if (_transaction is null && !_stopping)
        {
            _layer.Wheel.Disarm(_timer);
            Begin();
        }
    }

    /// <summary>Removes the binding. Completes with the registrar's answer, at once when there is nothing to remove.</summary>
    public Task StopAsync()
    {
        _stopping = true;
        _layer.Wheel.Disarm(_timer);
        _transaction?.Terminate();
        _transaction = null;
        if (IsRegistered)
        {
            _until = null;
            Begin();
        }
        else
        {
            _stopped.TrySetResult();
        }

        return _stopped.Task;
    }

    void ITimed.OnTimer(WheelTimer timer) => Begin();

    void INonInviteTransactionUser.OnFinal(SipMessage response)
    {
        _transaction = null;
        switch (response.Status)
        {
            case >= 200 and < 300:
                Succeed(response);
                break;
            case 401 or 407 when _options.Credentials is { } credentials && _authenticator.TryLearn(response, credentials, ref _challenges):
                Send();
                break;
            case 423 when RegistrationAnswer.MinExpires(response) is { } least && least > _expires:
                _expires = least;
                Send();
                break;
            default:
                Fail($"REGISTER was answered {response.Status} {WireText.ReasonPhrase(response.ReasonPhrase)}", RetryAfter.Read(response));
                break;
        }
    }

    void INonInviteTransactionUser.OnTimerF() => TryNext("REGISTER was not answered");

    void INonInviteTransactionUser.OnTransportFailed(SocketError error) => TryNext($"REGISTER could not be delivered: {error}");

    private void Begin()
    {
        _challenges = default;
        _route = _trunk.Route();
        _tried = 0;
        if (_route.Length == 0)
        {
            Fail("The trunk's address isn't known", retryAfter: null);
            return;
        }

        Send();
    }

    private void TryNext(string fault)
    {
        _transaction = null;
        _trunk.NoteUndeliverable(_route[_tried], fault);
        if (_tried + 1 < _route.Length && !_stopping)
        {
            _tried++;
            Send();
        }
        else
        {
            Fail(fault, retryAfter: null);
        }
    }

    private void Succeed(SipMessage response)
    {
        if (_stopping)
        {
            _stopped.TrySetResult();
            return;
        }

        var granted = RegistrationAnswer.Expires(response, _layer.Identity.HostPort) ?? _expires;
        if (granted <= TimeSpan.Zero)
        {
            Fail("The registrar has confirmed REGISTER without a binding of ours", retryAfter: null);
            return;
        }

        _failures = 0;
        _fault = null;
        _until = _time.GetUtcNow() + granted;
        _layer.Wheel.Arm(_timer, RegistrationTiming.RefreshAfter(granted));
        _onConcluded();
    }

    private void Fail(string fault, TimeSpan? retryAfter)
    {
        _fault = fault;
        if (_stopping)
        {
            _stopped.TrySetResult();
            return;
        }

        _layer.Wheel.Arm(_timer, RegistrationTiming.BackOff(++_failures, retryAfter, _random.NextDouble()));
        _onConcluded();
    }

    private void Send()
    {
        var hop = _route[_tried].Hop;
        var writer = _layer.Writer;
        _name ??= _layer.Identity.TagFor(_layer.NewFreeBranch() & uint.MaxValue);
        _transaction = new NonInviteClientTransaction(_layer, this, SipMethod.Register, hop);
        writer.Reset();
        _layer.WriteRequestLine(SipMethod.Register, _options.Registrar);
        _layer.WriteVia(_transaction.Id, hop);
        _layer.WritePreloadedRoute();
        writer.Append($"From: <{_options.AddressOfRecord}>;tag={_name}\r\nTo: <{_options.AddressOfRecord}>\r\nCall-ID: register-{_name}\r\n");
        _layer.WriteCSeq(++_cseq, SipMethod.Register);
        writer.Append(_layer.Identity.ContactLine(hop.Transport));
        writer.Append($"Expires: {(_stopping ? 0 : (long)_expires.TotalSeconds)}\r\n");
        if (_authenticator.Authorize(_options.Credentials, "REGISTER", _options.Registrar) is { } authorization)
        {
            writer.Append(authorization);
        }

        writer.Append(_layer.Identity.UserAgentLine);
        writer.AppendNoBody();
        _transaction.Start();
    }
}
