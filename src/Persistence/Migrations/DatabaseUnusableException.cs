namespace Campaigns.Persistence.Migrations;

/// <summary>The database cannot be used as it is. The message says why, in one line, without credentials.</summary>
public sealed class DatabaseUnusableException : Exception
{
    public DatabaseUnusableException(string message)
        : base(message)
    {
    }

    public DatabaseUnusableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
