namespace Campaigns.Telephony.Conversations;

/// <summary>Watches answered calls beside whatever talks on them: detects, records.</summary>
public interface ICallWatcher
{
    /// <summary>
    /// Told of each answered call before its assistant begins to talk. May listen, note what it finds, and let another conversation take over,
    /// now or later. Must not block.
    /// </summary>
    void Watch(TalkingCall call);
}
