using Npgsql;

namespace Campaigns.Persistence.Attempts;

internal static class Plans
{
    /// <summary>
    /// Look-ups by index for the rest of the transaction. Plans of prepared statements are kept: one made while open_calls happened
    /// to be empty would go on scanning it when it holds ten thousand rows.
    /// </summary>
    public static NpgsqlBatchCommand ByIndex() => new("SET LOCAL enable_seqscan = off");
}
