namespace Campaigns.Domain.Attempts;

/// <summary>Who ended a call.</summary>
public enum CallParty
{
    Nobody,
    Us,
    FarEnd,
}
