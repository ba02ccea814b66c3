namespace Campaigns.Telephony.SipSorcery.Signalling;

/// <summary>Values of the Reason header (RFC 3326) that we send.</summary>
internal static class Reasons
{
    public const string NormalClearing = "Q.850;cause=16;text=\"Normal call clearing\"";

    public const string NoAnswer = "Q.850;cause=19;text=\"No answer from user\"";

    /// <summary>For a branch that answered after another one.</summary>
    public const string AnsweredElsewhere = "SIP;cause=200;text=\"Call completed elsewhere\"";
}
