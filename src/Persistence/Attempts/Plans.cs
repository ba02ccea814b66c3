using Npgsql;

namespace Campaigns.Persistence.Attempts;

internal static class Plans
{
    /// <summary>
    /// Look-ups by index for the rest of the transaction. Plans of prepared statements are kept: one made while open_calls happened
    /// to be empty would go on scanning it when it holds ten thousand rows. Returns a row: SET LOCAL, which doesn't, wants a transaction block around it.
    /// </summary>
    public static NpgsqlBatchCommand ByIndex() => new("SELECT set_config('enable_seqscan', 'off', true)");
}
