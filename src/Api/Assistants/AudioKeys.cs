namespace Campaigns.Api.Assistants;

/// <summary>Keys of assistants' recordings.</summary>
internal static class AudioKeys
{
    /// <summary>A new key each time: a call that plays the old file plays it to its end.</summary>
    public static string New(Guid assistant, TimeProvider time) => $"assistants/{assistant:N}/{Guid.CreateVersion7(time.GetUtcNow()):N}.wav";
}
