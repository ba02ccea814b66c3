using System.Globalization;

namespace Campaigns.Domain.Assistants;

/// <summary>Where a SIP assistant or a transfer goes: the parts of a SIP URI that this system sends to.</summary>
/// <param name="User">The part before "@": RFC 3261 user characters, empty when there is none.</param>
/// <param name="Host">Host name or IP address, IPv6 without brackets.</param>
/// <param name="Port">1–65535.</param>
public sealed record SipTarget(string User, string Host, int Port)
{
    private const int DefaultPort = 5060;
    private const string UserMarks = "-_.!~*'()&=+$,;?/%";

    /// <summary>The URI as it is sent.</summary>
    public string Uri
    {
        get
        {
            var host = Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
            return string.Create(CultureInfo.InvariantCulture, $"sip:{(User.Length == 0 ? "" : User + "@")}{host}:{Port}");
        }
    }

    /// <summary>
    /// Reads <c>sip:user@host:port</c> of at most 256 characters; null for anything else, parameters and headers included: what can't be
    /// written again from its parts is not sent.
    /// </summary>
    public static SipTarget? Parse(string text)
    {
        if (text.Length > 256 || !text.StartsWith("sip:", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rest = text[4..];
        var at = rest.LastIndexOf('@');
        var user = at < 0 ? "" : rest[..at];
        var hostAndPort = rest[(at + 1)..];
        var colon = hostAndPort.StartsWith('[') ? hostAndPort.IndexOf("]:", StringComparison.Ordinal) + 1 : hostAndPort.LastIndexOf(':');
        var host = (colon <= 0 ? hostAndPort : hostAndPort[..colon]).Trim('[', ']');
        var port = colon <= 0 ? DefaultPort : PortOf(hostAndPort[(colon + 1)..]);
        return user.All(IsUserCharacter) && port > 0 && System.Uri.CheckHostName(host) is not (UriHostNameType.Unknown or UriHostNameType.Basic)
            ? new SipTarget(user, host, port)
            : null;
    }

    private static int PortOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65_535 ? port : 0;

    private static bool IsUserCharacter(char character) => char.IsAsciiLetterOrDigit(character) || UserMarks.Contains(character, StringComparison.Ordinal);
}
