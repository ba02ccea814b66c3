using System.Globalization;

namespace Campaigns.Chaos.Installation;

/// <summary>
/// Each silo in a network namespace of its own, joined to this process's by a pair of virtual interfaces; database, carrier and API are in this one,
/// which the script has made for the run. A way is cut by routing rules of the kind "blackhole", which need nothing but iproute2.
/// </summary>
internal sealed class NamespaceNetwork : ChaosNetwork
{
    /// <summary>Where the kernel's own table of local addresses is asked, after our rules instead of before.</summary>
    private const string AfterOurs = "1000";

    private const string Ours = "100";

    // Two silos may be cut off from the others at the same time, and each from the other one: the way between them is open again when both are mended.
    private readonly Dictionary<(string From, string To), int> _cuts = [];
    private readonly Lock _lock = new();
    private Task _changing = Task.CompletedTask;

    private NamespaceNetwork()
    {
    }

    public override string DatabaseAddress => "10.77.0.1";

    public override string CarrierAddress => "10.77.0.2";

    public override bool CanCut => true;

    public static async Task<NamespaceNetwork> CreateAsync(int silos)
    {
        var network = new NamespaceNetwork();
        foreach (var address in (string[])[network.DatabaseAddress, network.CarrierAddress])
        {
            await IpAsync("addr", "add", $"{address}/32", "dev", "lo");
        }

        await File.WriteAllTextAsync("/proc/sys/net/ipv4/ip_forward", "1");

        // An open connection would find its socket before the rules are asked.
        await File.WriteAllTextAsync("/proc/sys/net/ipv4/ip_early_demux", "0");
        await IpAsync("rule", "add", "pref", AfterOurs, "lookup", "local");
        await IpAsync("rule", "del", "pref", "0");
        for (var silo = 0; silo < silos; silo++)
        {
            await JoinAsync(Name(silo), network.AddressOf(silo), $"10.77.{silo + 1}.1");
        }

        return network;
    }

    public override string AddressOf(int silo) => string.Create(CultureInfo.InvariantCulture, $"10.77.{silo + 1}.2");

    public override IReadOnlyList<string> LauncherOf(int silo) => ["ip", "netns", "exec", Name(silo)];

    public override Task CutAsync(int silo, IReadOnlyList<string> addresses) => ChangeAsync(silo, addresses, 1);

    public override Task MendAsync(int silo, IReadOnlyList<string> addresses) => ChangeAsync(silo, addresses, -1);

    private Task ChangeAsync(int silo, IReadOnlyList<string> addresses, int cuts)
    {
        lock (_lock)
        {
            return _changing = ChangeAfterAsync(_changing, silo, addresses, cuts);
        }
    }

    private async Task ChangeAfterAsync(Task others, int silo, IReadOnlyList<string> addresses, int cuts)
    {
        await others.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var address in addresses)
        {
            await ChangeAsync(AddressOf(silo), address, cuts);
            await ChangeAsync(address, AddressOf(silo), cuts);
        }
    }

    private async Task ChangeAsync(string from, string to, int cuts)
    {
        var before = _cuts.GetValueOrDefault((from, to));
        _cuts[(from, to)] = before + cuts;
        if (before == 0 || before + cuts == 0)
        {
            await IpAsync("rule", before == 0 ? "add" : "del", "pref", Ours, "from", from, "to", to, "blackhole");
        }
    }

    private static async Task JoinAsync(string name, string inside, string outside)
    {
        await IpAsync("netns", "add", name);
        await IpAsync("link", "add", $"to-{name}", "type", "veth", "peer", "name", "eth0", "netns", name);
        await IpAsync("addr", "add", $"{outside}/30", "dev", $"to-{name}");
        await IpAsync("link", "set", $"to-{name}", "up");
        await IpAsync("-n", name, "addr", "add", $"{inside}/30", "dev", "eth0");
        await IpAsync("-n", name, "link", "set", "lo", "up");
        await IpAsync("-n", name, "link", "set", "eth0", "up");
        await IpAsync("-n", name, "route", "add", "default", "via", outside);
    }

    private static string Name(int silo) => string.Create(CultureInfo.InvariantCulture, $"silo{silo + 1}");

    private static Task IpAsync(params string[] arguments) => Tool.RunAsync("ip", arguments);
}
