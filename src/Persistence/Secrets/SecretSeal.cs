using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Campaigns.Persistence.Secrets;

/// <summary>Encrypts secrets for the database with ASP.NET Core's data protection. All processes of an installation share its key ring.</summary>
public sealed class SecretSeal(IDataProtectionProvider provider)
{
    private const string Purpose = "Campaigns.Secrets";

    private readonly IDataProtector[] _protectors = [.. Enum.GetNames<SecretKind>().Select(kind => provider.CreateProtector(Purpose, kind))];

    /// <summary>The secret as it is stored: more than 64 octets, whatever its length.</summary>
    public byte[] Seal(SecretKind kind, byte[] secret) => _protectors[(int)kind].Protect(secret);

    /// <exception cref="InvalidOperationException">It isn't a secret of this kind that this installation has sealed.</exception>
    public byte[] Open(SecretKind kind, byte[] stored)
    {
        try
        {
            return _protectors[(int)kind].Unprotect(stored);
        }
        catch (CryptographicException exception)
        {
            throw new InvalidOperationException($"A stored secret ({kind}) can't be opened: {exception.Message}", exception);
        }
    }

    /// <summary>As <see cref="Seal"/>, in base64.</summary>
    public string SealText(string secret) => Convert.ToBase64String(Seal(SecretKind.Settings, Encoding.UTF8.GetBytes(secret)));

    /// <inheritdoc cref="Open"/>
    public string OpenText(string stored) => Encoding.UTF8.GetString(Open(SecretKind.Settings, Convert.FromBase64String(stored)));
}
