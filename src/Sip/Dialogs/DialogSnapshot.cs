using Campaigns.Sip.Messages;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Dialogs;

/// <summary>
/// Everything another process needs to end an answered call (RFC 3261 §12): stored when the answer arrives, used if the process that
/// holds the call dies.
/// </summary>
public sealed record DialogSnapshot
{
    public required string CallId { get; init => field = HeaderText.RequireWord(value, nameof(CallId)); }

    public required string LocalTag { get; init => field = HeaderText.RequireToken(value, nameof(LocalTag)); }

    public required string RemoteTag { get; init => field = HeaderText.RequireValue(value, nameof(RemoteTag)); }

    /// <summary>Our URI as it stood in From.</summary>
    public required string LocalUri { get; init => field = HeaderText.RequireValue(value, nameof(LocalUri)); }

    /// <summary>The peer's URI as it stood in To.</summary>
    public required string RemoteUri { get; init => field = HeaderText.RequireValue(value, nameof(RemoteUri)); }

    /// <summary>The peer's Contact URI: the Request-URI of requests in the dialog.</summary>
    public required string RemoteTarget { get; init => field = HeaderText.RequireValue(value, nameof(RemoteTarget)); }

    /// <summary>Route values in the order in which they are sent; empty when no proxy recorded itself.</summary>
    public required IReadOnlyList<string> RouteSet
    {
        get;
        init => field = [.. value.Select(route => HeaderText.RequireValue(route, nameof(RouteSet)))];
    }

    /// <summary>The CSeq number of the last request we sent; the next one is higher by one.</summary>
    public required uint LocalCSeq { get; init; }

    /// <summary>Where requests in the dialog are sent.</summary>
    public required NextHop NextHop { get; init; }
}
