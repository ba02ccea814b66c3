using System.Collections.Frozen;

namespace Campaigns.Sip.Messages;

/// <summary>A header field that the caller adds to an INVITE, for instance <c>X-Campaign: 42</c> or <c>P-Asserted-Identity</c>.</summary>
public sealed record SipHeader
{
    private static readonly FrozenSet<string> OwnedByTheStack = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Via", "v", "From", "f", "To", "t", "Call-ID", "i", "CSeq", "Contact", "m", "Max-Forwards", "Route", "Record-Route", "Expires",
        "Content-Length", "l", "Content-Type", "c", "Content-Encoding", "e", "Allow", "Supported", "k", "Require", "Proxy-Require",
        "User-Agent", "Authorization", "Proxy-Authorization", "Reason");

    /// <param name="name">A token; none of the fields that the stack writes itself.</param>
    /// <param name="value">Any text without control characters, at most 1024 octets in UTF-8.</param>
    /// <exception cref="ArgumentException">Name or value breaks these rules: nothing is escaped or cut silently.</exception>
    public SipHeader(string name, string value)
    {
        Name = HeaderText.RequireToken(name, nameof(name));
        Value = HeaderText.RequireValue(value, nameof(value));
        if (OwnedByTheStack.Contains(name))
        {
            throw new ArgumentException($"{name} is written by the stack", nameof(name));
        }
    }

    public string Name { get; }

    public string Value { get; }
}
