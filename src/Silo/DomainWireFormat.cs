using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Campaigns.Silo;

/// <summary>Lets Domain's values travel between silos and clients.</summary>
public static class DomainWireFormat
{
    private const string DomainNamespace = "Campaigns.Domain.";

    /// <summary>Where the exceptions of PostgreSQL's driver are. Without it a grain whose database is away answers with the complaint that its exception can't be written.</summary>
    private const string DatabaseNamespace = "Npgsql";

    /// <summary>
    /// Adds System.Text.Json as the serializer of everything in Domain, and lets the database's exceptions travel: kind, message, cause and data (with the SQLSTATE), not their own members.
    /// Silos and clients need the same.
    /// </summary>
    public static IServiceCollection AddDomainWireFormat(this IServiceCollection services)
    {
        services.Configure<ExceptionSerializationOptions>(exceptions => exceptions.SupportedNamespacePrefixes.Add(DatabaseNamespace));
        return services.AddSerializer(serializer => serializer.AddJsonSerializer(
            type => type.Namespace?.StartsWith(DomainNamespace, StringComparison.Ordinal) == true,
            DomainJson.Options));
    }
}
