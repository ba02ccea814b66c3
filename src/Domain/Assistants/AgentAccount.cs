namespace Campaigns.Domain.Assistants;

/// <summary>
/// The names by which an agent of the Twilio protocols knows its account and its calls: an account is an assistant, good only for that
/// assistant's live calls.
/// </summary>
public static class AgentAccount
{
    private const string AccountPrefix = "AC";
    private const string CallPrefix = "CA";

    /// <summary>"AC" and the assistant's id in 32 hexadecimal digits.</summary>
    public static string SidOf(AssistantId assistant) => $"{AccountPrefix}{assistant.Value:N}";

    /// <summary>The assistant of an account; null when this is no account's name.</summary>
    public static AssistantId? AssistantOf(string accountSid) =>
        accountSid.StartsWith(AccountPrefix, StringComparison.Ordinal) && Guid.TryParseExact(accountSid.AsSpan(2), "N", out var id)
            ? new AssistantId(id)
            : null;

    /// <summary>"CA" and the SIP Call-ID, which is 32 hexadecimal digits.</summary>
    public static string CallSidOf(string callId) => CallPrefix + callId;

    /// <summary>The SIP Call-ID; null when this is no call's name.</summary>
    public static string? CallIdOf(string callSid) =>
        callSid.Length == 34 && callSid.StartsWith(CallPrefix, StringComparison.Ordinal) && callSid.Skip(2).All(char.IsAsciiHexDigitLower)
            ? callSid[2..]
            : null;
}
