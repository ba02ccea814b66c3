using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Grains.Tests.Cluster;

internal static class Decoration
{
    /// <summary>Wraps what was registered last for a service.</summary>
    public static void Decorate<T>(this IServiceCollection services, Func<T, T> wrap)
        where T : class
    {
        var inner = services.Last(descriptor => descriptor.ServiceType == typeof(T));
        services.AddSingleton(provider => wrap((T)(inner.ImplementationInstance
            ?? inner.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!))));
    }
}
