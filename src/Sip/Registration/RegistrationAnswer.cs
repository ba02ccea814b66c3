using System.Buffers.Text;
using System.Text;
using Campaigns.Sip.Messages;

namespace Campaigns.Sip.Registration;

/// <summary>What a registrar says about times (RFC 3261 §10.2.4, §10.3).</summary>
internal static class RegistrationAnswer
{
    /// <summary>How long our binding lasts: the parameter of our Contact, else Expires. Null when neither is there.</summary>
    public static TimeSpan? Expires(SipMessage response, string hostPort)
    {
        var ours = Encoding.ASCII.GetBytes(hostPort);
        foreach (var value in response.Values(HeaderKind.Contact))
        {
            if (NameAddress.TryParse(value, out var contact)
                && contact.Uri.IndexOf(ours) >= 0
                && HeaderParameters.TryGet(contact.Parameters, "expires"u8, out var expires))
            {
                return Seconds(expires);
            }
        }

        return Seconds(response.First(HeaderKind.Expires));
    }

    /// <summary>The shortest registration that the registrar takes.</summary>
    public static TimeSpan? MinExpires(SipMessage response) => Seconds(response.First(HeaderKind.MinExpires));

    private static TimeSpan? Seconds(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out uint seconds, out var consumed) && consumed == text.Length ? TimeSpan.FromSeconds(seconds) : null;
}
