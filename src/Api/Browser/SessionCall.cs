namespace Campaigns.Api.Browser;

/// <summary>A request of the dashboard itself, on behalf of a session. A feature of the request, which nothing from outside can set.</summary>
/// <param name="Hash">Of the session's token.</param>
internal sealed record SessionCall(string Hash);
