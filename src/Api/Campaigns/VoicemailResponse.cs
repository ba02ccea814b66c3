using Campaigns.Domain.Campaigns;

namespace Campaigns.Api.Campaigns;

/// <summary>What happens when a machine answers, in the form in which a request may give it back.</summary>
/// <param name="Detection">Machines are listened for.</param>
/// <param name="Action">What happens then.</param>
/// <param name="WaitForVerdict">The assistant keeps silent until there is a verdict.</param>
/// <param name="MessageText">The drop message, if it is a text.</param>
internal sealed record VoicemailResponse(bool Detection, VoicemailAction Action, bool WaitForVerdict, string? MessageText)
{
    public static VoicemailResponse From(VoicemailSettings voicemail) =>
        new(voicemail.Detection, voicemail.Action, voicemail.WaitForVerdict, voicemail.MessageText);
}
