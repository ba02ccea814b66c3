namespace Campaigns.Api.Audit;

/// <summary>What routes say to the audit log.</summary>
internal static class AuditConventions
{
    /// <summary>The route changes nothing, whatever its method.</summary>
    public static TBuilder ChangesNothing<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder => route.WithMetadata(NotAChange.Instance);
}
