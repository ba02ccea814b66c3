namespace Campaigns.CarrierSimulator.Signalling;

internal sealed record DigestCredentials(string User, string Password)
{
    /// <summary>"MD5" or "SHA-256" (RFC 7616 §3.3).</summary>
    public string Algorithm { get; init; } = "MD5";
}
