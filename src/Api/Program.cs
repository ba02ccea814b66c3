using Campaigns.Api.Hosting;

var builder = WebApplication.CreateBuilder(args);

// The cluster first: hosted services start in order, and the API's need a migrated database.
builder.JoinCluster();
builder.AddCampaignApi();

var app = builder.Build();
app.UseCampaignApi();
await app.RunAsync();
