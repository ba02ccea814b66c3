using System.Net.Sockets;
using Npgsql;

namespace Campaigns.Persistence;

/// <summary>Tells a database that is away or busy from a statement that can never succeed.</summary>
public static class DatabaseFaults
{
    /// <summary>
    /// True when the same statement may succeed later: the connection broke, the server starts, stops or fails over, a lock was lost,
    /// a resource is short. False when the statement or its rows are at fault. An exception that came from another silo has its SQLSTATE in its data only.
    /// </summary>
    public static bool MayPass(Exception exception) => exception switch
    {
        PostgresException postgres => (postgres.SqlState ?? postgres.Data[nameof(PostgresException.SqlState)] as string) is { } state && MayPass(state),
        NpgsqlException => true,
        TimeoutException or IOException or SocketException => true,
        _ => false,
    };

    private static bool MayPass(string sqlState) => sqlState switch
    {
        // Class 08: connection; 53: resources; 57: shut-down, start-up, cancelled by time-out; 58: system.
        ['0', '8', ..] or ['5', '3', ..] or ['5', '7', ..] or ['5', '8', ..] => true,
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable => true,
        // A standby that is about to be promoted.
        PostgresErrorCodes.ReadOnlySqlTransaction => true,
        _ => false,
    };
}
