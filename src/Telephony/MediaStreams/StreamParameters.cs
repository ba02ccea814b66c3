using Campaigns.Domain.Ports;

namespace Campaigns.Telephony.MediaStreams;

/// <summary>The custom parameters of a stream: who is called, by whom, and the variables of campaign and contact.</summary>
internal static class StreamParameters
{
    /// <summary>A variable of the same name comes before what this side adds.</summary>
    public static IReadOnlyDictionary<string, string> Of(CallOrder order)
    {
        var parameters = new Dictionary<string, string>(order.Variables, StringComparer.Ordinal);
        parameters.TryAdd("to", order.CalledNumber);
        parameters.TryAdd("from", order.CallerNumber);
        if (order.DisplayName is { } name)
        {
            parameters.TryAdd("displayName", name);
        }

        return parameters;
    }
}
