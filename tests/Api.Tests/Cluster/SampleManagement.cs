using System.Reflection;

namespace Campaigns.Api.Tests.Cluster;

/// <summary>A cluster of one active silo.</summary>
public class SampleManagement : DispatchProxy
{
    public static IManagementGrain Create() => Create<IManagementGrain, SampleManagement>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod?.Name == nameof(IManagementGrain.GetHosts)
        ? Task.FromResult(new Dictionary<SiloAddress, SiloStatus> { [SiloAddress.Zero] = SiloStatus.Active })
        : throw new NotSupportedException($"The sample cluster has no {targetMethod?.Name}.");
}
