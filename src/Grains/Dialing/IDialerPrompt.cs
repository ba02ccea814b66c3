namespace Campaigns.Grains.Dialing;

/// <summary>Where the grains of a silo prompt its dialer. The dialers of the other silos find out by their own looks.</summary>
internal interface IDialerPrompt
{
    /// <summary>A campaign has begun to dial: the running campaigns are looked up now.</summary>
    void LookUpCampaigns();
}
