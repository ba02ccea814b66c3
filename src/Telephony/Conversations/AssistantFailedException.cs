namespace Campaigns.Telephony.Conversations;

/// <summary>An assistant is absent, too slow, or has died; the message says so in words for the attempt's record.</summary>
public sealed class AssistantFailedException : Exception
{
    public AssistantFailedException()
    {
    }

    public AssistantFailedException(string message)
        : base(message)
    {
    }

    public AssistantFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
