using Campaigns.Api.Json;
using Campaigns.Api.Security;
using Campaigns.Domain.Ports;
using Campaigns.Grains.Interfaces.Trunks;
using NodaTime;

namespace Campaigns.Api.Trunks;

/// <summary>Reads a test call out of a request.</summary>
internal static class TestCallMapping
{
    public static TestCallOrder ToOrder(this TestCallRequest request, Caller caller, IPhoneNumbers numbers, RequestFaults faults) => new()
    {
        Team = caller.Team.Value,
        PhoneNumber = Number("number", faults.Required("number", request.Number), numbers, faults),
        CallerNumber = request.CallerNumber is { } shown ? Number("callerNumber", shown, numbers, faults) : null,
        RingTimeoutMs = Milliseconds("ringTimeout", request.RingTimeout, least: 5, usual: 30, faults),
        HangUpAfterMs = Milliseconds("hangUpAfter", request.HangUpAfter, least: 1, usual: 10, faults),
        LegalHours = request.LegalHours ?? true,
    };

    private static string Number(string path, string text, IPhoneNumbers numbers, RequestFaults faults)
    {
        switch (numbers.Read(text, defaultRegion: null))
        {
            case PhoneNumberReading.Dialable(var e164):
                return e164;
            case PhoneNumberReading.Refused(var reason) when text.Length > 0:
                faults.Add(path, reason);
                return text;
            default:
                return text;
        }
    }

    private static int Milliseconds(string path, string? text, int least, int usual, RequestFaults faults)
    {
        const int Most = 60;
        var length = faults.Duration(path, text) ?? Duration.FromSeconds(usual);
        if (length < Duration.FromSeconds(least) || length > Duration.FromSeconds(Most))
        {
            faults.Add(path, $"Must lie between {least} and {Most} seconds.");
            return usual * 1000;
        }

        return (int)length.TotalMilliseconds;
    }
}
