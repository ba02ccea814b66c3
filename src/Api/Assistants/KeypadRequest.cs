namespace Campaigns.Api.Assistants;

/// <summary>Keys: "0"–"9", "*", "#", or "off".</summary>
internal sealed record KeypadRequest
{
    /// <summary>Puts the number on the do-not-call list and ends the call. Default "9".</summary>
    public string? OptOut { get; init; }

    /// <summary>Announcement: says everything again. Default "off".</summary>
    public string? Repeat { get; init; }

    /// <summary>Hands the call over to transferTo by REFER. Default "off".</summary>
    public string? Transfer { get; init; }

    /// <summary>SIP address such as "sip:desk@pbx.example:5060".</summary>
    public string? TransferTo { get; init; }
}
