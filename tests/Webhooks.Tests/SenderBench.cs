using System.Net;
using Campaigns.Domain.Access;
using Campaigns.Domain.Outbound;
using Campaigns.Domain.Webhooks;
using Campaigns.Persistence;
using Campaigns.Persistence.Migrations;
using Campaigns.Persistence.Webhooks;
using Campaigns.Telephony.Outbound;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using NodaTime.Extensions;

namespace Campaigns.Webhooks.Tests;

/// <summary>A real queue in a database of its own, a clock that stands until it is told to go on, and senders whose beats a test makes.</summary>
internal sealed class SenderBench : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly List<IDisposable> _parts = [];

    private SenderBench(ServiceProvider services) => _services = services;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));

    public Instant Now => Time.GetUtcNow().ToInstant();

    public WebhookStore Store => _services.GetRequiredService<WebhookStore>();

    public WebhookQueue Queue => _services.GetRequiredService<WebhookQueue>();

    public DeliveryLog Log => _services.GetRequiredService<DeliveryLog>();

    public static async Task<SenderBench> CreateAsync(PostgresCluster cluster)
    {
        var options = new PersistenceOptions { ConnectionString = await cluster.CreateDatabaseAsync(), SecretKeys = [TestKeys.Installation] };
        var bench = new SenderBench(new ServiceCollection().AddLogging().AddCampaignPersistence(options).BuildServiceProvider());
        await bench._services.GetRequiredService<Migrator>().MigrateAsync(TestContext.Current.CancellationToken);
        return bench;
    }

    /// <summary>A sender that may connect to the loopback interface, or whatever a rule allows.</summary>
    /// <param name="rule">Null: loopback.</param>
    /// <param name="lookUp">Null: the system's.</param>
    public WebhookSender Sender(OutboundAddressRule? rule = null, Func<string, CancellationToken, Task<IPAddress[]>>? lookUp = null)
    {
        var client = new EndpointClient(new OutboundResolver(rule ?? new OutboundAddressRule([IPNetwork.Parse("127.0.0.0/8")]), lookUp ?? Dns.GetHostAddressesAsync), Time, TimeSpan.FromSeconds(15));
        var sender = new WebhookSender(Queue, client, new WebhookOptions(), Time, () => 0, NullLogger<WebhookSender>.Instance);
        _parts.Add(client);
        _parts.Add(sender);
        return sender;
    }

    public async Task<(WebhookId Id, string Secret)> EndpointAsync(string url)
    {
        var id = new WebhookId(Guid.CreateVersion7());
        var secret = await Store.CreateAsync(id, TeamId.First, new WebhookSettings(url, "", WebhookEvents.Subscribable, Enabled: true), Now, TestContext.Current.CancellationToken);
        return (id, secret.Text);
    }

    public Task<long> TestMessageAsync(WebhookId id) => Store.TestAsync(id, Now, TestContext.Current.CancellationToken);

    public async Task<DeliveryRow> ReadAsync(WebhookId id, long delivery) => (await Log.ReadAsync(id, delivery, TestContext.Current.CancellationToken))!;

    /// <summary>A beat, and all that it leads to.</summary>
    public static async Task RunAsync(params WebhookSender[] senders)
    {
        await Task.WhenAll(senders.Select(sender => sender.BeatAsync(TestContext.Current.CancellationToken)));
        await Task.WhenAll(senders.Select(sender => sender.IdleAsync()));
    }

    public async ValueTask DisposeAsync()
    {
        _parts.ForEach(part => part.Dispose());
        await _services.DisposeAsync();
    }
}
