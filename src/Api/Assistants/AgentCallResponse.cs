using System.Text.Json.Serialization;

namespace Campaigns.Api.Assistants;

/// <summary>A call as its agent's library reads it.</summary>
internal sealed record AgentCallResponse(
    string Sid,
    [property: JsonPropertyName("account_sid")] string AccountSid,
    string Status);
