using Campaigns.Domain.Contacts;

namespace Campaigns.Persistence.ReadModels;

/// <summary>Which contacts of a campaign a list shows. A contact with an open call is in neither pending nor waiting for a retry.</summary>
public abstract record ContactFilter
{
    private ContactFilter()
    {
    }

    /// <summary>Every contact.</summary>
    public sealed record All : ContactFilter;

    /// <summary>Contacts in one stored state, without an open call.</summary>
    public sealed record InState(ContactState State) : ContactFilter;

    /// <summary>Contacts whose open call is in this phase.</summary>
    public sealed record Live(LiveCall Phase) : ContactFilter;
}
