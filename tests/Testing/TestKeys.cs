namespace Campaigns.Testing;

/// <summary>Keys that tests give an installation.</summary>
public static class TestKeys
{
    /// <summary>Wraps the secrets of every installation that a test makes: 32 octets in base64.</summary>
    public static string Installation { get; } = Convert.ToBase64String(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray());
}
