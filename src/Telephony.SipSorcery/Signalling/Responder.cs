using SIPSorcery.SIP;

namespace Campaigns.Telephony.SipSorcery.Signalling;

/// <summary>Answers requests of the far end, each in a transaction that repeats the answer when the request is repeated.</summary>
internal static class Responder
{
    public const string SupportedMethods = "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE";

    public static void Answer(SIPTransport transport, SIPRequest request, SIPResponseStatusCodesEnum status) =>
        Answer(transport, request, status, body: null);

    /// <param name="transport">Where the request came in.</param>
    /// <param name="request">Any but ACK, and no INVITE that is answered with 2xx.</param>
    /// <param name="status">A final status.</param>
    /// <param name="body">A session description, or null.</param>
    public static void Answer(SIPTransport transport, SIPRequest request, SIPResponseStatusCodesEnum status, string? body)
    {
        var response = SIPResponse.GetResponse(request, status, null);
        response.Header.Allow = SupportedMethods;
        response.Header.To.ToTag ??= CallProperties.CreateNewTag();
        if (body is not null)
        {
            response.Header.Contact = [SIPContactHeader.GetDefaultSIPContactHeader(SIPSchemesEnum.sip)];
            response.Header.ContentType = "application/sdp";
            response.Body = body;
        }

        if (request.Method is SIPMethodsEnum.INVITE)
        {
            new UASInviteTransaction(transport, request, null, noCDR: true).SendFinalResponse(response);
        }
        else
        {
            new SIPNonInviteTransaction(transport, request, null).SendResponse(response);
        }
    }

    /// <summary>What a request gets that belongs to no call of ours.</summary>
    public static SIPResponseStatusCodesEnum OutsideDialog(SIPRequest request) => request.Method switch
    {
        SIPMethodsEnum.OPTIONS => SIPResponseStatusCodesEnum.Ok,
        SIPMethodsEnum.INVITE when request.Header.To.ToTag is null => SIPResponseStatusCodesEnum.Forbidden,
        _ => SIPResponseStatusCodesEnum.CallLegTransactionDoesNotExist,
    };
}
