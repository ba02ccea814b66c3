using System.Text.Json.Nodes;
using Campaigns.Api.Access;
using Campaigns.Api.Assistants;
using Campaigns.Api.Campaigns;
using Campaigns.Api.Campaigns.Rehearsal;
using Campaigns.Api.Contacts;
using Campaigns.Api.DoNotCall;
using Campaigns.Api.Trunks;
using Campaigns.Api.Webhooks;

namespace Campaigns.Api.OpenApi;

/// <summary>One request of each kind, as the document shows it. A test sends them through the same reading as real ones.</summary>
internal static class RequestExamples
{
    private const string AnId = "01970000-0000-7000-8000-000000000000";

    public static IReadOnlyDictionary<Type, string> All { get; } = new Dictionary<Type, string>
    {
        [typeof(TrunkRequest)] = """
            { "name": "Carrier", "host": "sip.example.org", "callerNumbers": ["+12024561111"], "maxConcurrentCalls": 100, "maxCallsPerSecond": 10, "allowedPrefixes": ["+1"] }
            """,
        [typeof(TestCallRequest)] = """{ "number": "+12024561111", "hangUpAfter": "00:00:05" }""",
        [typeof(AssistantRequest)] = """{ "name": "Spring offer", "afterwards": "hangUp" }""",
        [typeof(CampaignRequest)] = $$"""
            {
              "name": "Spring offer", "assistantId": "{{AnId}}", "trunkId": "{{AnId}}", "maxConcurrentCalls": 50, "maxCallsPerSecond": 5,
              "callWindow": { "start": "09:00", "end": "20:00", "timeZone": "America/Chicago", "blackoutDates": ["2026-12-25", { "from": "2026-12-31", "to": "2027-01-01" }] },
              "retry": { "maxAttempts": 4, "busy": { "delay": "00:15:00" }, "voicemail": { "enabled": true, "delay": "1.00:00:00" } },
              "voicemail": { "action": "leaveMessage", "waitForVerdict": false }
            }
            """,
        [typeof(RehearseRequest)] = """{ "contacts": 100000, "outcomes": { "answered": 0.4, "talkTime": "00:02:00" } }""",
        [typeof(ContactRequest)] = """
            { "phoneNumber": "+12024561111", "displayName": "Ada Lovelace", "timeZone": "America/New_York", "externalId": "crm-17", "variables": { "balance": "12.50" } }
            """,
        [typeof(KeyRequest)] = """{ "label": "Dashboard viewer", "scopes": ["read"], "expiresAt": "2099-01-31T17:00:00Z" }""",
        [typeof(WebhookRequest)] = """{ "url": "https://hooks.example.org/campaigns", "events": ["campaign.completed", "attempt.completed"] }""",
        [typeof(RotationRequest)] = """{ "overlap": "1.00:00:00" }""",
        [typeof(TeamRequest)] = """{ "name": "Sales" }""",
        [typeof(TeamSettingsRequest)] = """{ "frequency": { "maxPerCalendarDay": 3, "maxPer7Days": 7, "quietDaysAfterConversation": 7 }, "maxCallsPerDay": 50000, "maxMinutesPerDay": 60000, "retentionDays": 365 }""",
        [typeof(DoNotCallRequest)] = """{ "numbers": ["+12024561111"], "reason": "asked not to be called" }""",
    };

    public static JsonNode? Of(Type type) => All.TryGetValue(type, out var json) ? JsonNode.Parse(json) : null;
}
