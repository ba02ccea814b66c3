using Microsoft.Extensions.Logging;

namespace Campaigns.Persistence.Migrations;

public sealed partial class Migrator
{
    [LoggerMessage(1, LogLevel.Information, "Ran migration {Script}")]
    private partial void Migrated(string script);
}
