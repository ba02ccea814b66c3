using Campaigns.LoadTester.Api;

namespace Campaigns.Engine.Bench;

/// <summary>Several engine processes on one database: one Orleans cluster.</summary>
internal sealed class NodeCluster : IAsyncDisposable
{
    private readonly List<Node> _nodes = [];
    private readonly string _keyFile = Path.Combine(Path.GetTempPath(), $"campaigns-bench-{Guid.NewGuid():N}");

    private NodeCluster()
    {
    }

    public int Count => _nodes.Count;

    /// <summary>Of the first process.</summary>
    public CampaignApi Api => _nodes[0].Api;

    public IEnumerable<int> ProcessIds => _nodes.Select(node => node.ProcessId);

    public static async Task<NodeCluster> StartAsync(string database, int processes, int seed, CancellationToken cancellationToken)
    {
        var cluster = new NodeCluster();
        try
        {
            for (var i = 0; i < processes; i++)
            {
                cluster._nodes.Add(await Node.StartAsync(database, cluster._keyFile, seed, siloPort: 0, cancellationToken));
            }

            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_nodes.Select(node => node.DisposeAsync().AsTask()));
        File.Delete(_keyFile);
    }
}
