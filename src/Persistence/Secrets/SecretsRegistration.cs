using Campaigns.Persistence.Migrations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Campaigns.Persistence.Secrets;

/// <summary>Registers what keeps secrets from being read in the database.</summary>
internal static class SecretsRegistration
{
    /// <summary>Part of every stored secret: never to be changed.</summary>
    private const string Application = "orleans-campaigns";

    public static void AddSecrets(this IServiceCollection services, PersistenceOptions options)
    {
        services.AddSingleton(new InstallationCipher([.. options.SecretKeys.Select(key => InstallationKey.Parse(key)!)], "Campaigns:Secrets"));
        services.AddDataProtection().SetApplicationName(Application);
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(ring =>
        {
            ring.XmlRepository = new KeyRingStore(provider.GetRequiredService<NpgsqlDataSource>());
            ring.XmlEncryptor = new KeyRingWrapping(provider.GetRequiredService<InstallationCipher>());
        }));

        // It reads the key ring when the host starts, before the database is migrated. The migration's steps read it right after that.
        var tooEarly = services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(KeyManagementOptions).Assembly);
        services.Remove(tooEarly);
        services.AddSingleton<SecretSeal>();
        services.AddSingleton<IMigrationStep, KeyRingStep>();
        services.AddSingleton<IMigrationStep, ClearSecretsStep>();
    }
}
