namespace Campaigns.Sip.Resolution;

/// <summary>One SRV record (RFC 2782).</summary>
/// <param name="Target">Host name; "." means that the service isn't offered.</param>
/// <param name="Port">1–65535.</param>
/// <param name="Priority">Lower ones are tried first.</param>
/// <param name="Weight">Share among those of one priority.</param>
public sealed record ServiceRecord(string Target, int Port, int Priority, int Weight);
