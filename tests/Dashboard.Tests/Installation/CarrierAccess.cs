using System.Text.Json.Nodes;

namespace Campaigns.Dashboard.Tests.Installation;

/// <summary>The simulated carrier, as it counts itself.</summary>
internal sealed class CarrierAccess(int sipPort, int controlPort)
{
    /// <summary>Where trunks point to.</summary>
    public int Port => sipPort;

    /// <summary>Waits until more initial INVITEs have arrived.</summary>
    public async Task InvitesAboveAsync(long count)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMilliseconds(Visitor.PatienceMs));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (await InvitesAsync() <= count)
        {
            await beat.WaitForNextTickAsync(limit.Token);
        }
    }

    /// <summary>Initial INVITEs that have arrived since it started.</summary>
    public async Task<long> InvitesAsync()
    {
        using var http = new HttpClient();
        var stats = JsonNode.Parse(await http.GetStringAsync(new Uri($"http://127.0.0.1:{controlPort}/stats")))!;
        return (long)stats["invites"]!;
    }
}
