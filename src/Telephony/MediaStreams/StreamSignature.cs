using System.Security.Cryptography;
using System.Text;

namespace Campaigns.Telephony.MediaStreams;

/// <summary>X-Twilio-Signature of an upgrade: by it the agent knows that the call comes from the account whose token it has.</summary>
internal static class StreamSignature
{
    public const string Header = "X-Twilio-Signature";

    /// <summary>Base64 of HMAC-SHA1 over the address as it is configured; an upgrade has no form parameters to add.</summary>
#pragma warning disable CA5350 // The protocol's algorithm; HMAC-SHA1 is not broken as SHA-1 is.
    public static string Of(string url, string authToken) =>
        Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(url)));
#pragma warning restore CA5350
}
