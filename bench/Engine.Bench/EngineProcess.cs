using System.Globalization;
using Campaigns.Api.Hosting;
using Campaigns.Domain.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Engine.Bench;

/// <summary>The whole engine in one process, API and silo, as the product starts it. Only its <see cref="ICallOriginator"/> may be <see cref="InstantOriginator"/>.</summary>
internal static class EngineProcess
{
    /// <param name="database">Connection string; several processes on one database are a cluster.</param>
    /// <param name="keyFile">The first process writes the API key there.</param>
    /// <param name="shortestRetry">The shortest delay before a retry that a campaign may ask for.</param>
    /// <param name="originator">Places the calls; null: our own SIP stack does, signalling only.</param>
    /// <param name="siloPort">For other silos; 0 picks a free one. A process that takes the port of one that died is known as its successor at once.</param>
    /// <param name="adoNetReminders">Reminders by Orleans' own provider.</param>
    /// <param name="maxCalls">Calls of the process at once, where they are real.</param>
    public static WebApplication Build(string database, string keyFile, TimeSpan shortestRetry, InstantOriginator? originator, int siloPort = 0, bool adoNetReminders = false, int maxCalls = 10_000)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = "Production",

            // The dashboard's files are listed under the API's name.
            ApplicationName = typeof(ClusterMembership).Assembly.GetName().Name,
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Campaigns:Database"] = database,
            ["Campaigns:Secrets:Keys:0"] = Convert.ToBase64String(new byte[32]), // A benchmark has no secrets.
            ["Campaigns:Api:KeyFile"] = keyFile,
            ["Campaigns:Limits:MinRetryDelay"] = shortestRetry.ToString("c", CultureInfo.InvariantCulture),
            ["Campaigns:Silo:SiloPort"] = siloPort.ToString(CultureInfo.InvariantCulture),

            // Standard output is the table's.
            ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
            ["Campaigns:Telephony:Media"] = "SignallingOnly",
            ["Campaigns:Telephony:LocalAddress"] = "127.0.0.1",
            ["Campaigns:Telephony:MaxCalls"] = maxCalls.ToString(CultureInfo.InvariantCulture),
            ["Campaigns:Silo:Reminders"] = adoNetReminders ? "AdoNet" : "GroupCommit",
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.JoinCluster();
        builder.AddCampaignApi();
        if (originator is not null)
        {
            builder.Services.AddSingleton<ICallOriginator>(originator);
        }

        var app = builder.Build();
        app.UseCampaignApi();
        return app;
    }
}
