using Campaigns.Api.Json;
using Campaigns.Domain.Ports;

namespace Campaigns.Api.DoNotCall;

/// <summary>Reads numbers for the do-not-call list.</summary>
internal static class DoNotCallMapping
{
    public const int MaxNumbers = 10_000;
    public const int MaxReason = 200;

    public static string[] ToNumbers(this DoNotCallRequest request, IPhoneNumbers numbers, RequestFaults faults)
    {
        var texts = request.Numbers ?? [];
        if (texts.Count is 0 or > MaxNumbers)
        {
            faults.Add("numbers", $"Must name 1–{MaxNumbers} numbers.");
        }

        if (faults.Required("reason", request.Reason).Length > MaxReason)
        {
            faults.Add("reason", $"Must have at most {MaxReason} characters.");
        }

        var listed = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < Math.Min(texts.Count, MaxNumbers); index++)
        {
            switch (numbers.Read(texts[index], request.DefaultRegion))
            {
                case PhoneNumberReading.Dialable(var e164):
                    listed.Add(e164);
                    break;
                case PhoneNumberReading.Refused(var reason):
                    faults.Add($"numbers[{index}]", reason);
                    break;
            }
        }

        return [.. listed];
    }
}
