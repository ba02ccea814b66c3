using Campaigns.Api.Json;
using Campaigns.Domain.Trunks;

namespace Campaigns.Api.Trunks;

/// <summary>Reads where a trunk is and how it is spoken to out of a request, and writes it into a response.</summary>
internal static class TrunkNetworkMapping
{
    public static TrunkSettings WithNetwork(this TrunkSettings settings, TrunkRequest request, RequestFaults faults) => settings with
    {
        Port = request.Port,
        Transport = request.Transport ?? settings.Transport,
        Endpoints = [.. (request.Endpoints ?? []).Select((endpoint, index) => ToEndpoint(endpoint, $"endpoints[{index}]", faults))],
        OutboundProxy = request.OutboundProxy is { } proxy ? ToEndpoint(proxy, "outboundProxy", faults) : null,
        TlsVerification = request.TlsVerification ?? settings.TlsVerification,
        TlsAuthority = request.TlsAuthority,
        TlsFingerprint = request.TlsFingerprint,
        TcpForLargeRequests = request.TcpForLargeRequests ?? settings.TcpForLargeRequests,
        HealthCheckInterval = faults.Duration("healthCheckInterval", request.HealthCheckInterval),
        DiscoverAddress = request.DiscoverAddress ?? settings.DiscoverAddress,
        Registration = request.Registration is { } registration ? ToRegistration(registration, faults) : null,
        Identity = ToIdentity(request.Identity ?? new TrunkIdentityRequest()),
        Headers =
        [
            .. (request.Headers ?? []).Select((header, index) => new TrunkHeader(
                faults.Required($"headers[{index}].name", header.Name),
                header.Value ?? faults.Required($"headers[{index}].value", header.Value))),
        ],
    };

    public static TrunkEndpointRequest From(TrunkEndpoint endpoint) => new()
    {
        Host = endpoint.Host,
        Port = endpoint.Port,
        Transport = endpoint.Transport,
        Priority = endpoint.Priority,
        Weight = endpoint.Weight,
    };

    public static TrunkRegistrationRequest From(RegistrationSettings registration) =>
        new() { Registrar = registration.Registrar, Expires = DurationText.Format(registration.Expires) };

    public static TrunkIdentityRequest From(TrunkIdentity identity) => new()
    {
        FromUser = identity.FromUser,
        FromDomain = identity.FromDomain,
        Header = identity.Header,
        Hidden = identity.IsHidden,
    };

    private static TrunkEndpoint ToEndpoint(TrunkEndpointRequest request, string path, RequestFaults faults)
    {
        var endpoint = new TrunkEndpoint { Host = faults.Required($"{path}.host", request.Host).Trim(), Port = request.Port };
        return endpoint with
        {
            Transport = request.Transport ?? endpoint.Transport,
            Priority = request.Priority ?? endpoint.Priority,
            Weight = request.Weight ?? endpoint.Weight,
        };
    }

    private static RegistrationSettings ToRegistration(TrunkRegistrationRequest request, RequestFaults faults)
    {
        var registration = new RegistrationSettings { Registrar = request.Registrar?.Trim() };
        return registration with { Expires = faults.Duration("registration.expires", request.Expires) ?? registration.Expires };
    }

    private static TrunkIdentity ToIdentity(TrunkIdentityRequest request) => new()
    {
        FromUser = request.FromUser,
        FromDomain = request.FromDomain?.Trim(),
        Header = request.Header ?? CallerIdentityHeader.None,
        IsHidden = request.Hidden ?? false,
    };
}
