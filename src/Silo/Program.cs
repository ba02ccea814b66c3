using Campaigns.Silo;
using Campaigns.Silo.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.AddQuietLogging();

// Before the silo: it is the last to stop, and answers probes while the silo drains.
builder.AddSiloHealth();
builder.AddCampaignSilo();
using var host = builder.Build();
host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => Console.WriteLine("Silo ready"));
await host.RunAsync();
