using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Campaigns.Persistence.Secrets;

/// <summary>An element of the key ring under a key of the installation: <c>&lt;wrapped key="…" nonce="…"&gt;base64&lt;/wrapped&gt;</c>.</summary>
internal static class WrappedElement
{
    public static readonly XName Name = "wrapped";

    private static readonly byte[] Place = Encoding.UTF8.GetBytes("key ring");

    public static XElement Wrap(XElement element, InstallationCipher cipher)
    {
        var wrapped = cipher.Seal(Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting)), Place);
        return new XElement(
            Name,
            new XAttribute("key", wrapped.KeyId),
            new XAttribute("nonce", Convert.ToBase64String(wrapped.Nonce)),
            Convert.ToBase64String(wrapped.Text));
    }

    /// <exception cref="CryptographicException">Its key is missing, or it was changed.</exception>
    public static XElement Unwrap(XElement wrapped, InstallationCipher cipher)
    {
        var octets = new SealedOctets(KeyOf(wrapped), Convert.FromBase64String((string)wrapped.Attribute("nonce")!), Convert.FromBase64String(wrapped.Value));
        return XElement.Parse(Encoding.UTF8.GetString(cipher.Open(octets, Place)));
    }

    /// <summary>The id of the key that wrapped it.</summary>
    public static string KeyOf(XElement wrapped) => (string)wrapped.Attribute("key")!;
}
