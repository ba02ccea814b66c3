namespace Campaigns.Persistence.Migrations;

/// <summary>What SQL alone can't do to a database: runs after the scripts, at every start, by one process at a time. Repeats must be harmless.</summary>
internal interface IMigrationStep
{
    /// <exception cref="DatabaseUnusableException">This process must not start on the database; the message is one clear line for the operator.</exception>
    Task RunAsync(CancellationToken cancellationToken);
}
