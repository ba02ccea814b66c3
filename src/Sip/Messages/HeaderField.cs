namespace Campaigns.Sip.Messages;

/// <summary>Where one header field's value lies in the datagram.</summary>
internal readonly record struct HeaderField(HeaderKind Kind, int Start, int Length);
