using Campaigns.Api.Hosting;
using Campaigns.Persistence.Migrations;
using Campaigns.Silo;

var builder = WebApplication.CreateBuilder(args);
builder.AddQuietLogging();

// The cluster first: hosted services start in order, and the API's need a migrated database.
builder.JoinCluster();
builder.AddCampaignApi();

var app = builder.Build();
app.UseCampaignApi();
try
{
    await app.RunAsync();
    return 0;
}
catch (DatabaseUnusableException unusable)
{
    // The operator's mistake, not ours: one line is all that it takes to put it right.
    await Console.Error.WriteLineAsync(unusable.Message);
    return 1;
}
