namespace Campaigns.Api.Assistants;

/// <summary>An assistant behind a WebSocket, with what it needs to verify this side and to hang up.</summary>
/// <param name="Url">Where to.</param>
/// <param name="AccountSid">Names this assistant in the stream and in the hang-up.</param>
/// <param name="AuthToken">
/// Signs the upgrade, and is the password of the hang-up. Good for this assistant's live calls and nothing else. Only in the answer to the
/// request that made it; null ever after.
/// </param>
internal sealed record MediaStreamResponse(string Url, string AccountSid, string? AuthToken);
