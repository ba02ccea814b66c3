namespace Campaigns.Sip.Dialogs;

/// <summary>How a REFER came out (RFC 3515).</summary>
/// <param name="Status">
/// The peer's refusal of the REFER, or the final status of the call it made: 2xx when its target answered. Null: the call ended, the
/// subscription ended, or nothing came.
/// </param>
public readonly record struct ReferResult(int? Status);
