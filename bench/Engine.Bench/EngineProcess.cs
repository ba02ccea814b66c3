using System.Globalization;
using Campaigns.Api.Hosting;
using Campaigns.Domain.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Campaigns.Engine.Bench;

/// <summary>The whole engine in one process, API and silo, as the product starts it. Only its <see cref="ICallOriginator"/> is <see cref="InstantOriginator"/>.</summary>
internal static class EngineProcess
{
    /// <param name="database">Connection string; several processes on one database are a cluster.</param>
    /// <param name="keyFile">The first process writes the API key there.</param>
    /// <param name="shortestRetry">The shortest delay before a retry that a campaign may ask for.</param>
    /// <param name="originator">Places the calls.</param>
    /// <param name="siloPort">For other silos; 0 picks a free one. A process that takes the port of one that died is known as its successor at once.</param>
    /// <param name="adoNetReminders">Reminders by Orleans' own provider.</param>
    public static WebApplication Build(string database, string keyFile, TimeSpan shortestRetry, InstantOriginator originator, int siloPort = 0, bool adoNetReminders = false)
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
            ["Campaigns:Silo:Reminders"] = adoNetReminders ? "AdoNet" : "GroupCommit",
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.JoinCluster();
        builder.AddCampaignApi();
        builder.Services.AddSingleton<ICallOriginator>(originator);
        var app = builder.Build();
        app.UseCampaignApi();
        return app;
    }
}
