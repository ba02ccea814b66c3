namespace Campaigns.Domain.CallRecords;

/// <summary>
/// What an attempt showed besides its outcome. Every member may be null: it wasn't measured, or the record is older than the member.
/// </summary>
public sealed record CallDetails
{
    /// <summary>What its audio did on the way; null when the call carried none.</summary>
    public MediaQuality? Media { get; init; }

    /// <summary>Who answered, as far as sound tells; null when nobody listened for it, or the call ended before it was clear.</summary>
    public Detection? Detection { get; init; }

    /// <summary>The called party pressed the opt-out key; its number is on the do-not-call list.</summary>
    public bool? OptedOut { get; init; }

    /// <summary>Why the assistant could not talk, in words; null when it did.</summary>
    public string? AssistantFailure { get; init; }

    /// <summary>Where the call was transferred to at the called party's wish or by its assistant's setting: a SIP URI.</summary>
    public string? TransferredTo { get; init; }

    /// <summary>Key of the call's recording in the recording store, which may have expired; null when it was not recorded.</summary>
    public string? RecordingKey { get; init; }

    /// <summary>The attempt's trace in whatever collects traces: 32 hexadecimal digits; null when it wasn't traced.</summary>
    public string? TraceId { get; init; }
}
