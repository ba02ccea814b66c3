using System.Diagnostics;

namespace Campaigns.Testing;

/// <summary>
/// PostgreSQL's programs, and the user who runs them: the server refuses root, so under root they run as <c>postgres</c> or <c>nobody</c>.
/// </summary>
internal sealed class PostgresBinaries
{
    private static readonly string[] UnprivilegedUsers = ["postgres", "nobody"];

    private readonly string _folder;
    private readonly string? _user;

    private PostgresBinaries(string folder, string? user)
    {
        _folder = folder;
        _user = user;
    }

    /// <exception cref="InvalidOperationException">There is no PostgreSQL server on this machine.</exception>
    public static PostgresBinaries Find()
    {
        var folder = Candidates().FirstOrDefault(candidate => File.Exists(Path.Combine(candidate, "initdb")) && File.Exists(Path.Combine(candidate, "pg_ctl")))
            ?? throw new InvalidOperationException(
                $"No PostgreSQL server found under /usr/lib/postgresql or on the PATH: install it (Debian: apt-get install postgresql), or name a server in {PostgresCluster.ServerVariable}.");
        return new PostgresBinaries(folder, Environment.IsPrivilegedProcess ? UnprivilegedUser() : null);
    }

    /// <summary>Makes the folder the running user's.</summary>
    public async Task GiveAsync(string folder)
    {
        if (_user is not null)
        {
            await RunAsync(new ProcessStartInfo("chown", [_user, folder]));
        }
    }

    /// <summary>Runs one of the programs to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it printed.</exception>
    public Task RunAsync(string program, IReadOnlyList<string> arguments)
    {
        var path = Path.Combine(_folder, program);
        return RunAsync(_user is null
            ? new ProcessStartInfo(path, arguments)
            : new ProcessStartInfo("runuser", ["-u", _user, "--", path, .. arguments]));
    }

    private static async Task RunAsync(ProcessStartInfo start)
    {
        // The server inherits our output; were it a pipe, reading to its end would wait for the server to stop.
        var output = Path.GetTempFileName();
        try
        {
            List<string> command = [start.FileName, .. start.ArgumentList];
            var quoted = string.Join(' ', command.Select(word => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
            using var process = Process.Start(new ProcessStartInfo("sh", ["-c", $"{quoted} > '{output}' 2>&1 < /dev/null"]) { WorkingDirectory = Path.GetTempPath() })!;
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{Path.GetFileName(command[0])} failed with {process.ExitCode}: {await File.ReadAllTextAsync(output)}");
            }
        }
        finally
        {
            File.Delete(output);
        }
    }

    private static string UnprivilegedUser() =>
        UnprivilegedUsers.FirstOrDefault(user => File.ReadLines("/etc/passwd").Any(line => line.StartsWith(user + ':', StringComparison.Ordinal)))
        ?? throw new InvalidOperationException("PostgreSQL refuses to run as root, and neither postgres nor nobody exists to run it.");

    private static IEnumerable<string> Candidates()
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian) : [];
        return versions
            .OrderByDescending(folder => double.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries));
    }
}
