using Campaigns.Domain.Webhooks;

namespace Campaigns.Persistence.Webhooks;

/// <summary>What the owner of an endpoint decides.</summary>
/// <param name="Url">Checked: http or https, with a host.</param>
/// <param name="Description">May be empty.</param>
/// <param name="Events">At least one.</param>
/// <param name="Enabled">False: it is told nothing, and what waits goes on waiting.</param>
public sealed record WebhookSettings(string Url, string Description, IReadOnlyList<WebhookEvent> Events, bool Enabled);
