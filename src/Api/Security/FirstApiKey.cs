using Campaigns.Api.Hosting;
using Campaigns.Domain.Access;
using Campaigns.Persistence.Access;
using Microsoft.Extensions.Options;

namespace Campaigns.Api.Security;

/// <summary>
/// Makes the installation's first API key: at the first start, when the database has none. It is printed once; only its hash is stored.
/// Processes that start for the first time at once may each make one, and each key that was printed works.
/// </summary>
internal sealed partial class FirstApiKey(ApiKeys keys, IOptions<ApiOptions> options, ILogger<FirstApiKey> logger) : IHostedService
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await keys.AnyAsync(cancellationToken))
        {
            return;
        }

        // Opened before the key is made: a file that can't be written must not leave a key that nobody knows.
        await using var file = options.Value.KeyFile is { Length: > 0 } path ? Open(path) : null;
        var key = await keys.CreateAsync(new NewApiKey(TeamId.First, "first", Scopes.Admin), cancellationToken);
        await Console.Out.WriteLineAsync($"API key (shown this once): {key}".AsMemory(), CancellationToken.None);
        if (file is not null)
        {
            await using var writer = new StreamWriter(file);
            await writer.WriteLineAsync(key.AsMemory(), CancellationToken.None);
            LogKeyFile(file.Name);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static FileStream Open(string path)
    {
        // An older file may be readable by others, and its mode would stay.
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, options);
    }
}
