using System.Collections.Concurrent;
using System.Reflection;
using Campaigns.Grains.Interfaces.Assistants;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Interfaces.DoNotCall;
using Campaigns.Grains.Interfaces.Trunks;

namespace Campaigns.Api.Tests.Cluster;

/// <summary>Stands in for the cluster: hands out grains that live in memory, so that HTTP can be tested without a silo.</summary>
public class SampleCluster : DispatchProxy
{
    private readonly ConcurrentDictionary<(Type, object), object> _grains = new();

    /// <summary>Thrown by every call of a grain while it is not null.</summary>
    public Exception? Broken { get; set; }

    internal SampleDoNotCall DoNotCall => (SampleDoNotCall)Grain(typeof(IDoNotCallGrain), IDoNotCallGrain.Key);

    public static (IGrainFactory Grains, SampleCluster Cluster) Create()
    {
        var grains = Create<IGrainFactory, SampleCluster>();
        return (grains, (SampleCluster)(object)grains);
    }

    internal SampleTestCall TestCall(Guid trunk) => (SampleTestCall)Grain(typeof(ITestCallGrain), trunk);

    internal SampleCampaign Campaign(Guid id) => (SampleCampaign)Grain(typeof(ICampaignGrain), id);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod switch
    {
        { Name: "GetGrain", IsGenericMethod: true } => Broken is null ? Grain(targetMethod.GetGenericArguments()[0], args![0]!) : throw Broken,
        _ => throw new NotSupportedException($"The sample cluster has no {targetMethod?.Name}."),
    };

    private object Grain(Type type, object key) => _grains.GetOrAdd((type, key), _ => type switch
    {
        _ when type == typeof(ICampaignGrain) => new SampleCampaign((Guid)key),
        _ when type == typeof(ITrunkGrain) => new SampleTrunk((Guid)key),
        _ when type == typeof(ITestCallGrain) => new SampleTestCall(),
        _ when type == typeof(IAssistantGrain) => new SampleAssistant((Guid)key),
        _ when type == typeof(IDoNotCallGrain) => new SampleDoNotCall(),
        _ when type == typeof(IManagementGrain) => SampleManagement.Create(),
        _ => throw new NotSupportedException($"The sample cluster has no {type.Name}."),
    });
}
