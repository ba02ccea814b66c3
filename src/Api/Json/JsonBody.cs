using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Campaigns.Api.Problems;

namespace Campaigns.Api.Json;

/// <summary>
/// A request's JSON body as far as it could be read, with every fault of its shape. The mapping adds its own faults to the same list,
/// so that one answer names them all.
/// </summary>
/// <typeparam name="T">A record whose members are all optional: what is required is the mapping's to say.</typeparam>
internal sealed class JsonBody<T> : IEndpointParameterMetadataProvider
    where T : class
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    private JsonBody(T value, RequestFaults faults) => (Value, Faults) = (value, faults);

    public T Value { get; }

    public RequestFaults Faults { get; }

    public static async ValueTask<JsonBody<T>?> BindAsync(HttpContext context)
    {
        var faults = new RequestFaults();
        var root = await ReadRootAsync(context.Request, faults, context.RequestAborted);
        JsonShape.Prune(root, ApiJson.Options.GetTypeInfo(typeof(T)), faults);
        return new JsonBody<T>(root.Deserialize<T>(ApiJson.Options)!, faults);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));

    /// <summary>The answer that names every fault; null when there is none.</summary>
    public ProblemHttpResult? Refusal() => Faults switch
    {
        { Any: false } => null,
        { Malformed: true } => ApiProblem.Of(ProblemKind.Malformed, "The body has members that are unknown or have the wrong form.", Faults.All),
        _ => ApiProblem.Of(ProblemKind.Validation, "Some values are not allowed.", Faults.All),
    };

    private static async Task<JsonObject> ReadRootAsync(HttpRequest request, RequestFaults faults, CancellationToken cancellationToken)
    {
        try
        {
            if (await JsonNode.ParseAsync(request.Body, documentOptions: Strict, cancellationToken: cancellationToken) is JsonObject root)
            {
                return root;
            }

            faults.AddMalformed("", "The body must be a JSON object.");
        }
        catch (JsonException exception)
        {
            faults.AddMalformed("", $"The body isn't valid JSON (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}).");
        }

        return [];
    }
}
