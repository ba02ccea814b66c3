using Campaigns.LoadTester.Api;

namespace Campaigns.Chaos.Judging;

/// <summary>One campaign of a run after its end.</summary>
/// <param name="View">As the API shows it.</param>
/// <param name="Attempts">Its attempts table.</param>
/// <param name="Numbers">Of its contacts, as dialled.</param>
/// <param name="Limit">Calls at once.</param>
internal sealed record DialledCampaign(CampaignView View, IReadOnlyList<AttemptView> Attempts, IReadOnlySet<string> Numbers, int Limit);
