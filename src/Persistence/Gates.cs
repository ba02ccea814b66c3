using System.Buffers.Binary;
using Campaigns.Domain.Contacts;
using Npgsql;

namespace Campaigns.Persistence;

/// <summary>
/// Transaction-level advisory locks that order intents (shared) against whatever closes a gate on them (exclusive): a campaign's change
/// of status or epoch, the removal of a grant, a settlement, a new do-not-call number. When the closing transaction has committed,
/// no intent that saw the gate open can still commit.
/// <para>
/// Advisory locks and not row locks, because they queue fairly: sharers of a row lock that keep overlapping would starve the one who wants
/// to pause the campaign. They also write nothing.
/// </para>
/// </summary>
internal static class Gates
{
    /// <summary>Held by the one process that migrates.</summary>
    public const long Migration = 0x43414D50_00000001;

    private const long DoNotCall = 0x43414D50_00000002;

    // Apart from a campaign's own gate: an import excludes another import, not the dialling.
    private const long ImportSalt = 0x43414D50_00000003;

    /// <summary>The do-not-call gate and those of the contacts' campaigns, shared.</summary>
    public static NpgsqlBatchCommand PassIntents(IEnumerable<ContactKey> contacts) =>
        Lock("pg_advisory_xact_lock_shared", [DoNotCall, .. contacts.Select(contact => KeyOf(contact.Campaign.Value))]);

    /// <summary>The gates of these scopes (campaigns, trunks), exclusive.</summary>
    public static NpgsqlBatchCommand Close(IEnumerable<Guid> scopes) =>
        Lock("pg_advisory_xact_lock", scopes.Select(KeyOf));

    /// <summary>The gate on the do-not-call list, exclusive.</summary>
    public static NpgsqlBatchCommand CloseDoNotCall() => Lock("pg_advisory_xact_lock", [DoNotCall]);

    /// <summary>One import into a campaign at a time.</summary>
    public static NpgsqlBatchCommand ImportInto(Guid campaign) => Lock("pg_advisory_xact_lock", [KeyOf(campaign) ^ ImportSalt]);

    // Always in ascending order, so that no two transactions wait for each other.
    private static NpgsqlBatchCommand Lock(string function, IEnumerable<long> keys) =>
        new NpgsqlBatchCommand($"SELECT {function}(k) FROM unnest($1) k").WithArray([.. keys.Distinct().Order()]);

    // The random half of a version 7 UUID. Two scopes with one key only wait for each other.
    private static long KeyOf(Guid scope)
    {
        Span<byte> bytes = stackalloc byte[16];
        scope.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadInt64BigEndian(bytes[8..]);
    }
}
