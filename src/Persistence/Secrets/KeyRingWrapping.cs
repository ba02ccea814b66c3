using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Campaigns.Persistence.Secrets;

/// <summary>Wraps the key ring's keys, so that the database alone opens nothing.</summary>
internal sealed class KeyRingWrapping(InstallationCipher cipher) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(WrappedElement.Wrap(plaintextElement, cipher), typeof(KeyRingUnwrapping));
}
