using Campaigns.Persistence;
using Microsoft.Extensions.Configuration;
using Orleans.Configuration;
using Orleans.Dashboard;

namespace Campaigns.Silo;

/// <summary>What silos and clients of one cluster have in common.</summary>
public static class CampaignCluster
{
    /// <summary>The configuration section of everything.</summary>
    public const string Section = "Campaigns";

    /// <summary>The ADO.NET invariant under which Orleans finds Npgsql.</summary>
    public const string Invariant = "Npgsql";

    /// <summary>Part of every stored key: never to be changed.</summary>
    private const string ServiceId = "orleans-campaigns";

    /// <summary>Names the cluster: the service id is constant for ever, the cluster id is the deployment's.</summary>
    public static void Name(ClusterOptions cluster, IConfiguration section)
    {
        cluster.ServiceId = ServiceId;
        cluster.ClusterId = section["ClusterId"] is { Length: > 0 } id ? id : "campaigns";
    }

    /// <summary>How a process of the cluster uses the database: <c>Campaigns:Database</c>, the keys of secrets in
    /// <c>Campaigns:Secrets</c>, <c>Campaigns:RestoreLabel</c>, and the keys of recordings in <c>Campaigns:Recording:Keys</c>.</summary>
    public static PersistenceOptions PersistenceOf(IConfiguration section) => new()
    {
        ConnectionString = DatabaseOf(section),
        SecretKeys = SecretKeysSection.Read(section.GetSection("Secrets")),
        RestoreLabel = section["RestoreLabel"] is { Length: > 0 } label ? label : null,
        RecordingKeys = section.GetSection("Recording:Keys").Get<string[]>() ?? [],
    };

    /// <summary>
    /// Whether silos gather what Orleans' own dashboard shows, and the API serves it: <c>Campaigns:OrleansDashboard</c>, true unless set; the same in all processes.
    /// </summary>
    public static bool HasOrleansDashboard(IConfiguration section) => section.GetValue("OrleansDashboard", defaultValue: true);

    /// <summary>How Orleans' own dashboard is set up, on silos and clients alike.</summary>
    public static void Configure(DashboardOptions dashboard)
    {
        // Its stream of the log would show what every team does.
        dashboard.HideTrace = true;
    }

    /// <summary>The connection string, or one clear error.</summary>
    public static string DatabaseOf(IConfiguration section) => section["Database"] is { Length: > 0 } database
        ? database
        : throw new InvalidOperationException(
            "Campaigns:Database is not set. Give a PostgreSQL connection string, for instance in the environment variable Campaigns__Database: "
            + "\"Host=127.0.0.1;Port=5432;Database=campaigns;Username=campaigns;Password=…\".");
}
