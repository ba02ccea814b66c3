namespace Campaigns.Sip.Messages;

/// <summary>The header fields this user agent reads; every other one is carried as <see cref="Other"/>.</summary>
internal enum HeaderKind : byte
{
    Other,
    Via,
    From,
    To,
    CallId,
    CSeq,
    Contact,
    RecordRoute,
    ContentType,
    ContentLength,
    WwwAuthenticate,
    ProxyAuthenticate,
    Reason,
    RetryAfter,
    Require,
    Event,
    SubscriptionState,
    Allow,
    RSeq,
    SessionExpires,
    MinSE,
    Supported,
    Expires,
    MinExpires,
}
