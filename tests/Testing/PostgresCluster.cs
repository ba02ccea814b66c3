using System.Net;
using System.Net.Sockets;
using Npgsql;
using Xunit;

namespace Campaigns.Testing;

/// <summary>
/// A private PostgreSQL for tests, with synchronous commit, in a temporary folder and on a free loopback port.
/// Use it as an assembly or class fixture. <c>CAMPAIGNS_TEST_POSTGRES</c> may name an existing server instead (a connection string whose
/// user may create databases); such a server is never stopped.
/// </summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    /// <summary>Names an existing server to test against.</summary>
    public const string ServerVariable = "CAMPAIGNS_TEST_POSTGRES";

    private const string Superuser = "campaigns_test";
    private const int PortAttempts = 5;

    private readonly string _folderName = $"campaigns-pg-{Guid.NewGuid():N}";
    private PostgresBinaries? _binaries;
    private string _server = "";
    private string _options = "";
    private int _databases;

    /// <summary>Where it listens; who comes from a network that this address is in, is trusted. Default 127.0.0.1.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>Takes its files; null: the folder for temporary files.</summary>
    public string? Folder { get; init; }

    /// <summary>
    /// What is committed is on the disk. Default false: what a killed process has committed is in the kernel's hands either way, no test cuts the power, and a
    /// disk that takes seconds for a flush would make every test wait.
    /// </summary>
    public bool FlushesToDisk { get; init; }

    /// <summary>True when the server is ours and <see cref="StopAsync"/> and <see cref="StartAsync"/> work.</summary>
    public bool CanRestart => _binaries is not null;

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable(ServerVariable) is { Length: > 0 } existing)
        {
            _server = existing;
            return;
        }

        _binaries = PostgresBinaries.Find();
        Directory.CreateDirectory(OwnFolder);
        await _binaries.GiveAsync(OwnFolder);
        await _binaries.RunAsync("initdb", ["-D", DataFolder, "-U", Superuser, "--auth=trust", "--encoding=UTF8", "--locale=C"]);
        await File.AppendAllTextAsync(Path.Combine(DataFolder, "pg_hba.conf"), "host all all samenet trust\n");
        await StartOnFreePortAsync();
    }

    /// <summary>An empty database of its own.</summary>
    /// <param name="template">A database to copy, which nobody may be connected to; null: PostgreSQL's own template.</param>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync($"CREATE DATABASE {name}{(template is null ? "" : $" TEMPLATE {template}")}");
        return new NpgsqlConnectionStringBuilder(_server) { Database = name }.ConnectionString;
    }

    /// <summary>A database as pg_dump writes it, in SQL.</summary>
    public static async Task<string> DumpAsync(string connectionString)
    {
        var folder = await OwnFolderAsync();
        try
        {
            var file = Path.Combine(folder, "dump.sql");
            await PostgresBinaries.Find().RunAsync("pg_dump", [$"--dbname={UriOf(connectionString)}", $"--file={file}", "--no-owner"]);
            return await File.ReadAllTextAsync(file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Plays a dump into an empty database.</summary>
    public static async Task RestoreAsync(string dump, string connectionString)
    {
        var folder = await OwnFolderAsync();
        try
        {
            var file = Path.Combine(folder, "dump.sql");
            await File.WriteAllTextAsync(file, dump);
            await PostgresBinaries.Find().RunAsync("psql", [$"--dbname={UriOf(connectionString)}", $"--file={file}", "--quiet", "--set=ON_ERROR_STOP=1"]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The address of a database as PostgreSQL's own programs understand it.</summary>
    public static string UriOf(string connectionString)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString);
        var password = target.Password is { Length: > 0 } secret ? $":{Uri.EscapeDataString(secret)}" : "";
        return $"postgresql://{Uri.EscapeDataString(target.Username!)}{password}@{target.Host}:{target.Port}/{target.Database}";
    }

    private static async Task<string> OwnFolderAsync()
    {
        var folder = Directory.CreateTempSubdirectory("campaigns-dump-").FullName;
        await PostgresBinaries.Find().GiveAsync(folder);
        return folder;
    }

    /// <summary>Starts the server again after <see cref="StopAsync"/>, on the same port. Returns when it accepts connections.</summary>
    public Task StartAsync() => Owned().RunAsync("pg_ctl", ["start", "-D", DataFolder, "-w", "-t", "60", "-l", Path.Combine(OwnFolder, "server.log"), "-o", _options]);

    /// <summary>Whether it runs: it may have ended by itself.</summary>
    public async Task<bool> IsRunningAsync()
    {
        try
        {
            await Owned().RunAsync("pg_ctl", ["status", "-D", DataFolder]);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Stops the server.</summary>
    /// <param name="immediate">True: as a crash would, to be recovered at the next start. False: open transactions are rolled back and sessions ended.</param>
    public Task StopAsync(bool immediate) => Owned().RunAsync("pg_ctl", ["stop", "-D", DataFolder, "-w", "-t", "60", "-m", immediate ? "immediate" : "fast"]);

    public async ValueTask DisposeAsync()
    {
        if (_binaries is null)
        {
            return;
        }

        if (File.Exists(Path.Combine(DataFolder, "postmaster.pid")))
        {
            await StopAsync(immediate: true);
        }

        Directory.Delete(OwnFolder, recursive: true);
    }

    private string OwnFolder => Path.Combine(Folder ?? Path.GetTempPath(), _folderName);

    private string DataFolder => Path.Combine(OwnFolder, "data");

    private PostgresBinaries Owned() =>
        _binaries ?? throw new InvalidOperationException($"The server that {ServerVariable} names is not ours to stop or start.");

    // Between finding a port free and listening on it, another process may take it.
    private async Task StartOnFreePortAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            _options = $"-c listen_addresses={Address} -c port={port} -c unix_socket_directories={OwnFolder} -c max_connections=200 "
                + $"-c fsync={(FlushesToDisk ? "on" : "off")} -c synchronous_commit=on -c shared_buffers=128MB -c max_wal_size=2GB";
            _server = $"Host={Address};Port={port};Username={Superuser};Database=postgres;Timeout=60;Command Timeout=120;Include Error Detail=true";
            try
            {
                await StartAsync();
                return;
            }
            catch (InvalidOperationException) when (attempt < PortAttempts)
            {
                // Try the next port.
            }
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        // Not pooled: a test may have restarted the server since the last call, and a pooled connection would be a dead one.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
