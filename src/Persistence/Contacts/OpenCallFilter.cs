namespace Campaigns.Persistence.Contacts;

/// <summary>Leaves out contacts (alias c) that have an open call.</summary>
internal static class OpenCallFilter
{
    /// <summary>
    /// A condition that looks each row up by the number's primary key. Not written as NOT EXISTS, which the planner may turn into a hash join
    /// that loses the index's order, nor as IS NULL, which it believes to hold for one row in 200.
    /// </summary>
    public const string None = "coalesce((SELECT false FROM open_calls o WHERE o.phone_number = c.phone_number AND o.contact_id = c.contact_id), true)";
}
