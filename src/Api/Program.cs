using Campaigns.Api.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddCampaignApi();
var app = builder.Build();
app.UseCampaignApi();
await app.RunAsync();
