using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Persistence.Secrets;

/// <summary>Opens what <see cref="KeyRingWrapping"/> wrapped. Its name is part of each stored key: it must not be renamed, nor its constructor changed.</summary>
internal sealed class KeyRingUnwrapping(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => WrappedElement.Unwrap(encryptedElement, services.GetRequiredService<InstallationCipher>());
}
