namespace Campaigns.Sip.Messages;

/// <summary>The request methods this user agent tells apart; any other token is <see cref="Unknown"/>.</summary>
internal enum SipMethod : byte
{
    Unknown,
    Invite,
    Ack,
    Bye,
    Cancel,
    Options,
    Info,
    Update,
    Notify,
    Prack,
    Refer,
    Subscribe,
    Message,
    Publish,
    Register,
}
