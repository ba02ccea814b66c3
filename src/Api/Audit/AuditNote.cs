namespace Campaigns.Api.Audit;

/// <summary>What a handler has to say about a change beyond its route: it stands in the change's audit entry.</summary>
internal static class AuditNote
{
    private static readonly object Key = new();

    public static void Add(HttpContext context, string note) => context.Items[Key] = Of(context) is { } before ? $"{before}; {note}" : note;

    /// <summary>What was noted; null when nothing was.</summary>
    public static string? Of(HttpContext context) => context.Items.TryGetValue(Key, out var note) ? note as string : null;
}
