using System.Security.Cryptography;

namespace Campaigns.Api.Assistants;

/// <summary>The secrets of media stream assistants.</summary>
internal static class AgentTokens
{
    /// <summary>128 random bits in 32 hexadecimal digits, as libraries of the protocol expect them.</summary>
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
