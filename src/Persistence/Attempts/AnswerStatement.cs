using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Contacts;
using Campaigns.Persistence.Batching;
using Npgsql;

namespace Campaigns.Persistence.Attempts;

/// <summary>Records that open calls were answered. The first record of an answer stands; repeats find it and are harmless.</summary>
internal sealed class AnswerStatement : IBatchStatement<ContactKey, AnsweredCall, bool>
{
    private const string Sql = """
        UPDATE open_calls o
        SET answered_at = coalesce(o.answered_at, a.answered_at), dialog = coalesce(o.dialog, a.dialog::jsonb)
        FROM unnest($1, $2, $3, $4, $5, $6) AS a(campaign_id, contact_id, attempt_number, phone_number, answered_at, dialog)
        WHERE o.phone_number = a.phone_number AND o.campaign_id = a.campaign_id AND o.contact_id = a.contact_id AND o.attempt_number = a.attempt_number
        RETURNING o.campaign_id, o.contact_id
        """;

    public string Name => "answers";

    public bool CommitsItself => true;

    public ContactKey KeyOf(AnsweredCall request) => request.Contact;

    public async Task<bool[]> WriteAsync(NpgsqlConnection connection, IReadOnlyList<AnsweredCall> requests, short shard, bool repeated, CancellationToken cancellationToken)
    {
        var command = new NpgsqlBatchCommand(Sql)
            .WithColumn(requests, answer => answer.Contact.Campaign.Value)
            .WithColumn(requests, answer => answer.Contact.Contact)
            .WithColumn(requests, answer => answer.AttemptNumber)
            .WithColumn(requests, answer => answer.PhoneNumber)
            .WithColumn(requests, answer => answer.AnsweredAt)
            .WithColumn(requests, answer => StoredJson.Write(answer.Dialog));
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Plans.ByIndex(), command } };
        var recorded = await ContactKeys.ReadAsync(batch, cancellationToken, skip: 1);
        return [.. requests.Select(answer => recorded.Contains(answer.Contact))];
    }
}
