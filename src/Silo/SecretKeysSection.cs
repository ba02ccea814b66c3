using Microsoft.Extensions.Configuration;

namespace Campaigns.Silo;

/// <summary>
/// Reads <c>Campaigns:Secrets</c>: the keys that wrap the key ring in the database. Either <c>KeyFile</c>, a file with one key a line, or <c>Keys:0</c>,
/// <c>Keys:1</c> …; 32 octets in base64 each, the first one wraps.
/// </summary>
public static class SecretKeysSection
{
    /// <exception cref="InvalidOperationException">There is no key, or the file can't be read; the message says what to do.</exception>
    public static IReadOnlyList<string> Read(IConfiguration section)
    {
        var keys = section.GetSection("Keys").Get<string[]>() ?? [];
        if (section["KeyFile"] is { Length: > 0 } file)
        {
            return keys.Length == 0
                ? ReadFile(file)
                : throw new InvalidOperationException("Campaigns:Secrets:KeyFile and Campaigns:Secrets:Keys are both set: give the keys in one place.");
        }

        return keys.Length > 0
            ? keys
            : throw new InvalidOperationException(
                "Campaigns:Secrets:KeyFile is not set. Secrets in the database are encrypted under a key outside of it: make one, once for the whole installation, "
                + "with \"openssl rand -base64 32 > secrets.key && chmod 600 secrets.key\", keep a copy apart from the backups, and name the file in the environment "
                + "variable Campaigns__Secrets__KeyFile of every process (or give the key itself in Campaigns__Secrets__Keys__0).");
    }

    private static string[] ReadFile(string file)
    {
        try
        {
            return File.ReadAllLines(file).Select(line => line.Trim()).Where(line => line.Length > 0).ToArray() is { Length: > 0 } keys
                ? keys
                : throw new InvalidOperationException($"Campaigns:Secrets:KeyFile names {file}, which holds no key.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"Campaigns:Secrets:KeyFile names {file}, which can't be read: {exception.Message}", exception);
        }
    }
}
