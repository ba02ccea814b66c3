namespace Campaigns.Api.Problems;

/// <summary>
/// One kind of problem (RFC 9457). <see cref="Type"/> is stable: clients branch on it, never on the words.
/// </summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Slug">Last segment of the type URI.</param>
/// <param name="Title">The same for every problem of the kind.</param>
internal sealed record ProblemKind(int Status, string Slug, string Title)
{
    public static readonly ProblemKind Malformed = new(400, "malformed", "The request can't be read.");
    public static readonly ProblemKind Unauthorized = new(401, "unauthorized", "An API key is needed.");
    public static readonly ProblemKind Forbidden = new(403, "forbidden", "The API key may not do that.");
    public static readonly ProblemKind NotFound = new(404, "not-found", "There is no such thing.");
    public static readonly ProblemKind MethodNotAllowed = new(405, "method-not-allowed", "The method isn't offered here.");
    public static readonly ProblemKind NotAcceptable = new(406, "not-acceptable", "None of the accepted media types is offered here.");
    public static readonly ProblemKind Conflict = new(409, "conflict", "What it is now doesn't allow that.");
    public static readonly ProblemKind Exists = new(409, "exists", "It exists already, with other settings.");
    public static readonly ProblemKind UnderWay = new(409, "under-way", "The same request is being carried out.");
    public static readonly ProblemKind InUse = new(409, "in-use", "It is still needed.");
    public static readonly ProblemKind VersionMismatch = new(412, "version-mismatch", "It was changed since it was read.");
    public static readonly ProblemKind TooLarge = new(413, "too-large", "The request is too large.");
    public static readonly ProblemKind UnsupportedMediaType = new(415, "unsupported-media-type", "The media type isn't understood here.");
    public static readonly ProblemKind RangeNotSatisfiable = new(416, "range-not-satisfiable", "The file ends before the asked range.");
    public static readonly ProblemKind Validation = new(422, "validation", "The request can be read, but not carried out as it is.");
    public static readonly ProblemKind UnreadableFile = new(422, "unreadable-file", "The file can't be read; nothing was changed.");
    public static readonly ProblemKind BadRows = new(422, "bad-rows", "Some rows are bad; nothing was changed.");
    public static readonly ProblemKind KeyReused = new(422, "idempotency-key-reused", "The idempotency key belongs to another request.");
    public static readonly ProblemKind TooManyRequests = new(429, "too-many-requests", "The key asks too often.");
    public static readonly ProblemKind Busy = new(503, "busy", "The process does as much of that as it may at once.");
    public static readonly ProblemKind Unavailable = new(503, "unavailable", "The database or the cluster can't be reached now.");
    public static readonly ProblemKind Internal = new(500, "internal", "Something failed on our side.");

    private static readonly ProblemKind[] ByStatus =
    [
        Malformed, Unauthorized, Forbidden, NotFound, MethodNotAllowed, NotAcceptable, TooLarge, UnsupportedMediaType, Unavailable, Internal,
    ];

    /// <summary>The type URI, relative to the API's origin.</summary>
    public string Type => "/problems/" + Slug;

    /// <summary>The kind that stands for a bare status, as the framework answers it by itself.</summary>
    public static ProblemKind Of(int status) =>
        Array.Find(ByStatus, kind => kind.Status == status) ?? (status < 500 ? Malformed with { Status = status } : Internal with { Status = status });
}
