namespace Campaigns.Persistence.ReadModels;

/// <summary>How contacts can be sorted.</summary>
public enum ContactSort
{
    /// <summary>In the order in which they came.</summary>
    Arrival,
    PhoneNumber,

    /// <summary>Upper and lower case alike; those without a name are the least.</summary>
    DisplayName,
    Priority,

    /// <summary>When the retry is due. Only contacts that wait for one are listed.</summary>
    NextAt,
}
