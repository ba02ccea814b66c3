using System.Security.Cryptography;

namespace Campaigns.Grains.Dialing;

/// <summary>Random names of a call: unguessable, so that a stranger can't forge its BYE.</summary>
internal static class CallIdentity
{
    /// <summary>128 random bits for a Call-ID (RFC 3261 §8.1.1.4).</summary>
    public static string NewCallId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>64 random bits for a tag (RFC 3261 §19.3 asks for at least 32).</summary>
    public static string NewTag() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
}
