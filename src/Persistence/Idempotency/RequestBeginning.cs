namespace Campaigns.Persistence.Idempotency;

/// <summary>What a request with an idempotency key is to do. A closed set.</summary>
public abstract record RequestBeginning
{
    private RequestBeginning()
    {
    }

    /// <summary>It is the first one: carry it out, then store the reply.</summary>
    public sealed record First : RequestBeginning;

    /// <summary>It was carried out: give this answer.</summary>
    public sealed record Repeated(StoredReply Reply) : RequestBeginning;

    /// <summary>The first one is being carried out now.</summary>
    public sealed record UnderWay : RequestBeginning;

    /// <summary>The key was used for another request.</summary>
    public sealed record KeyUsed : RequestBeginning;
}
