namespace Campaigns.Domain.Trunks;

/// <summary>Where a carrier may redirect a call to: a number that the trunk may dial, at one of the trunk's own hosts.</summary>
public static class TrunkRedirects
{
    /// <summary>True when a redirect to this user and host may be followed.</summary>
    /// <param name="trunk">The trunk that carries the call.</param>
    /// <param name="user">The user part of the Contact: a number in E.164, with or without "+".</param>
    /// <param name="host">The host part of the Contact, without port.</param>
    public static bool Admits(TrunkSettings trunk, string user, string host) =>
        trunk.FollowRedirects
        && (IsSame(host, trunk.Host) || trunk.Endpoints.Any(endpoint => IsSame(host, endpoint.Host)))
        && user.AsSpan().TrimStart('+') is { Length: > 0 and <= 15 } digits
        && user.Length - digits.Length <= 1
        && digits.IndexOfAnyExceptInRange('0', '9') < 0
        && AllowedPrefixes.Admits($"+{digits}", trunk.AllowedPrefixes);

    private static bool IsSame(string host, string other) => string.Equals(host, other, StringComparison.OrdinalIgnoreCase);
}
