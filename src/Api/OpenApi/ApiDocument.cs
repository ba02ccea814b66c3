using System.Text.Json.Nodes;
using Campaigns.Api.Campaigns;
using Campaigns.Api.Security;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;

namespace Campaigns.Api.OpenApi;

/// <summary>What the OpenAPI document says beyond what the endpoints say themselves.</summary>
internal static class ApiDocument
{
    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer(Describe);
        options.AddOperationTransformer(AddProblems);
        options.AddSchemaTransformer(DescribeValue);
    });

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Orleans Campaigns",
            Version = "v1",
            Description = "Outbound calling campaigns. Durations are \"hh:mm:ss\" (\"d.hh:mm:ss\" from a day on), instants ISO 8601 in UTC, phone numbers E.164. "
                + "Every error is a problem (RFC 9457) with a stable type and, in errors, every fault of the request.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [ApiKeyScheme.Name] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "X-Api-Key",
                Description = "Printed at the first start. \"Authorization: Bearer\" does as well.",
            },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiKeyScheme.Name, document)] = [] }];
        return Task.CompletedTask;
    }

    private static Task AddProblems(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Responses ??= [];
        operation.Responses.TryAdd("default", new OpenApiResponse { Description = "A problem (RFC 9457): application/problem+json." });
        return Task.CompletedTask;
    }

    private static Task DescribeValue(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(Instant))
        {
            DescribeText(schema, "date-time", "2026-01-31T17:00:00Z");
        }
        else if (type == typeof(Duration))
        {
            DescribeText(schema, "duration", "00:05:00");
        }
        else if (type == typeof(LocalDate))
        {
            DescribeText(schema, "date", "2026-12-25");
        }
        else if (type == typeof(BlackoutRequest))
        {
            schema.Description = "A date, or an object with \"from\" and \"to\".";
            schema.Examples = ["2026-12-25"];
        }

        return Task.CompletedTask;
    }

    private static void DescribeText(OpenApiSchema schema, string format, string example)
    {
        schema.Type = (schema.Type & JsonSchemaType.Null) | JsonSchemaType.String;
        schema.Format = format;
        schema.Examples = [JsonValue.Create(example)];
    }
}
