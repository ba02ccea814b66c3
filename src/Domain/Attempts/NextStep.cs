using Campaigns.Domain.Contacts;
using NodaTime;

namespace Campaigns.Domain.Attempts;

/// <summary>What follows an attempt. A closed set.</summary>
public abstract record NextStep
{
    private NextStep() { }

    /// <summary>The contact is final.</summary>
    public sealed record Finish(ContactState State) : NextStep;

    /// <summary>The contact is dialled again.</summary>
    /// <param name="At">When it is due.</param>
    /// <param name="ByReminder">It is due inside the opening in which the attempt ended; otherwise the window's opening picks it up.</param>
    public sealed record DialAt(Instant At, bool ByReminder) : NextStep;

    /// <summary>Nothing was spent: the contact goes back to where it was.</summary>
    public sealed record ReturnUnspent : NextStep;
}
