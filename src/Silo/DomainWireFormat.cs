using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Campaigns.Silo;

/// <summary>Lets Domain's values travel between silos and clients.</summary>
public static class DomainWireFormat
{
    private const string DomainNamespace = "Campaigns.Domain.";

    /// <summary>Adds System.Text.Json as the serializer of everything in Domain. Silos and clients need the same.</summary>
    public static IServiceCollection AddDomainWireFormat(this IServiceCollection services) => services.AddSerializer(serializer =>
        serializer.AddJsonSerializer(
            type => type.Namespace?.StartsWith(DomainNamespace, StringComparison.Ordinal) == true,
            DomainJson.Options));
}
