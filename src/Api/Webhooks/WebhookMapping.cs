using Campaigns.Api.Json;
using Campaigns.Domain.Faults;
using Campaigns.Domain.Webhooks;
using Campaigns.Persistence.Webhooks;

namespace Campaigns.Api.Webhooks;

/// <summary>Reads what the owner of an endpoint decides.</summary>
internal static class WebhookMapping
{
    private const int MaxUrlLength = 2000;
    private const int MaxDescriptionLength = 200;

    private static readonly string ExpectedEvent = $"Must be one of {string.Join(", ", WebhookEvents.Subscribable.Select(WebhookEvents.NameOf))}.";

    public static WebhookSettings ToSettings(this WebhookRequest request, RequestFaults faults)
    {
        var url = faults.Required("url", request.Url);
        if (url.Length > 0 && !IsEndpoint(url))
        {
            faults.Add("url", $"Must be an http or https URL of at most {MaxUrlLength} characters, without user, password and fragment.");
        }

        var texts = new FaultList();
        texts.RequireText(request.Description ?? "", 0, MaxDescriptionLength, "description");
        faults.AddRange(texts.Faults);
        return new WebhookSettings(url, request.Description ?? "", ToEvents(request.Events, faults), request.Enabled ?? true);
    }

    private static bool IsEndpoint(string text) =>
        text.Length <= MaxUrlLength
        && Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.Scheme is "http" or "https"
        && url.Host.Length > 0
        && url.UserInfo.Length == 0
        && url.Fragment.Length == 0
        && !text.Any(char.IsControl);

    private static IReadOnlyList<WebhookEvent> ToEvents(IReadOnlyList<string>? names, RequestFaults faults)
    {
        if (names is null)
        {
            return WebhookEvents.Subscribable;
        }

        if (names.Count == 0)
        {
            faults.Add("events", "Must name at least one event.");
        }

        List<WebhookEvent> events = [];
        for (var index = 0; index < names.Count; index++)
        {
            if (WebhookEvents.Find(names[index]) is { } known && WebhookEvents.Subscribable.Contains(known))
            {
                events.Add(known);
            }
            else
            {
                faults.Add($"events[{index}]", ExpectedEvent);
            }
        }

        return events;
    }
}
