using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Campaigns.Api.Http;

/// <summary>The parameters that a route's query may have.</summary>
internal sealed record KnownQuery(IReadOnlyList<string> Names)
{
    /// <summary>Reads them off the route's handler: what is in no path, header or body, and has the form of a text.</summary>
    public static KnownQuery Of(MethodInfo handler, RoutePattern route)
    {
        var inPath = route.Parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new KnownQuery([.. handler.GetParameters().SelectMany(NamesOf).Where(name => !inPath.Contains(name)).Order(StringComparer.Ordinal)]);
    }

    private static IEnumerable<string> NamesOf(ParameterInfo parameter)
    {
        if (parameter.GetCustomAttribute<AsParametersAttribute>() is not null)
        {
            return parameter.ParameterType.GetProperties()
                .Select(property => (Property: property, Query: property.GetCustomAttribute<FromQueryAttribute>()))
                .Where(member => member.Query is not null)
                .Select(member => member.Query!.Name ?? member.Property.Name);
        }

        return parameter.GetCustomAttribute<FromQueryAttribute>() is { } query ? [query.Name ?? parameter.Name!]
            : parameter.GetCustomAttribute<FromHeaderAttribute>() is null && IsText(parameter.ParameterType) ? [parameter.Name!]
            : [];
    }

    private static bool IsText(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is var value && (value == typeof(string) || value.IsPrimitive || value.IsEnum || value == typeof(Guid));
}
