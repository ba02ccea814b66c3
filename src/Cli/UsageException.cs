namespace Campaigns.Cli;

/// <summary>Something that the caller must give is missing or can't be used; the message says what.</summary>
internal sealed class UsageException(string message) : Exception(message);
