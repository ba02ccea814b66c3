namespace Campaigns.Domain.Campaigns;

/// <summary>What a trigger does to a campaign. A closed set.</summary>
public abstract record CampaignTransition
{
    private CampaignTransition() { }

    /// <summary>It has a new status.</summary>
    public sealed record MovedTo(CampaignStatus Status) : CampaignTransition;

    /// <summary>A repeated command: nothing changes, and it is no error.</summary>
    public sealed record Unchanged : CampaignTransition;

    /// <summary>The status does not allow it.</summary>
    public sealed record Refused(CampaignStatus Status, CampaignTrigger Trigger) : CampaignTransition
    {
        /// <summary>One clear sentence.</summary>
        public string Sentence => $"A campaign that is {Word(Status)} can't {Word(Trigger)}.";

        private static string Word<T>(T value)
            where T : struct, Enum => value.ToString().ToLowerInvariant();
    }
}
