namespace Campaigns.Telephony.Conversations;

/// <summary>
/// Hears a call from its answer on. Called on threads that serve every call, one frame at a time in each direction: it must not block, and
/// copies what it keeps. A listener that throws is reported and not asked again.
/// </summary>
public interface ICallListener
{
    /// <summary>20 ms of what the far end says, in order, at the call's beat; silence for what was lost or not sent.</summary>
    void Heard(ReadOnlySpan<short> frame)
    {
    }

    /// <summary>20 ms of what is sent to the far end, silence included: the call's beat. Nothing comes while the call is on hold.</summary>
    void Spoken(ReadOnlySpan<short> frame)
    {
    }

    /// <summary>The far end pressed a key, by RFC 4733 or SIP INFO: 0–9, *, #, A–D.</summary>
    void Pressed(char digit)
    {
    }
}
