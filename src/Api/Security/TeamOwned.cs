namespace Campaigns.Api.Security;

/// <summary>A route that reaches one campaign, trunk or assistant, named by a value of its path.</summary>
/// <param name="What">In words: "campaign".</param>
/// <param name="RouteValue">The value that names it.</param>
internal sealed record TeamOwned(string What, string RouteValue);
