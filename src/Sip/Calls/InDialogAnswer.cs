using Campaigns.Sip.Messages;
using Campaigns.Sip.Transactions;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Calls;

/// <summary>Answers requests of the peer, each in a server transaction that repeats the answer when the request is repeated.</summary>
internal static class InDialogAnswer
{
    /// <summary>The answer to a request that changes nothing.</summary>
    public static int StatusFor(SipMethod method) => method switch
    {
        SipMethod.Options => 200,

        // No subscription of ours exists (RFC 6665 §4.1.3), and no reliable provisional response either (RFC 3262 §3).
        SipMethod.Notify => 489,
        SipMethod.Prack or SipMethod.Cancel => 481,
        SipMethod.Unknown => 501,
        _ => 405,
    };

    public static void Send(TransactionLayer layer, SipMessage request, int status, string toTag)
    {
        Begin(layer, request, status, toTag);
        layer.Writer.AppendNoBody();
        Respond(layer, request, status);
    }

    /// <summary>200 with the session description in the layer's body, or without one if that is empty.</summary>
    public static void SendWithBody(TransactionLayer layer, SipMessage request, string toTag, SessionExpires? session)
    {
        BeginSession(layer, request, toTag, session);
        new NonInviteServerTransaction(layer, request).Respond(200);
    }

    /// <summary>200 to a re-INVITE with the session description in the layer's body.</summary>
    public static InviteServerTransaction SendToInvite(
        TransactionLayer layer, SipMessage request, string toTag, IInviteServerTransactionUser user, SessionExpires? session)
    {
        BeginSession(layer, request, toTag, session);
        var transaction = new InviteServerTransaction(layer, request, user);
        transaction.Respond(200);
        return transaction;
    }

    /// <summary>RFC 4028 §9: the session interval is shorter than we take.</summary>
    public static void SendIntervalTooSmall(TransactionLayer layer, SipMessage request, string toTag)
    {
        Begin(layer, request, 422, toTag);
        SessionExpires.WriteLeast(layer.Writer, layer.Timers.LeastSessionInterval);
        layer.Writer.AppendNoBody();
        Respond(layer, request, 422);
    }

    /// <summary>RFC 3261 §8.2.2.3: an extension is required that isn't supported.</summary>
    public static void SendBadExtension(TransactionLayer layer, SipMessage request, string toTag)
    {
        ResponseWriter.Begin(layer.Writer, request, 420, toTag);
        foreach (var option in request.Values(HeaderKind.Require))
        {
            if (!OptionTags.Knows(option))
            {
                layer.Writer.AppendLine("Unsupported: "u8, option);
            }
        }

        layer.Writer.AppendNoBody();
        Respond(layer, request, 420);
    }

    private static void Begin(TransactionLayer layer, SipMessage request, int status, string toTag)
    {
        ResponseWriter.Begin(layer.Writer, request, status, toTag);
        if (status is 200 or 405 or 501)
        {
            layer.Writer.Append(layer.Identity.AllowLine);
        }

        if (request.Method == SipMethod.Options)
        {
            layer.Writer.Append("Accept: application/sdp\r\n"u8);
        }

        layer.Writer.Append(layer.Identity.UserAgentLine);
    }

    private static void BeginSession(TransactionLayer layer, SipMessage request, string toTag, SessionExpires? session)
    {
        Begin(layer, request, 200, toTag);
        layer.Writer.Append(layer.Identity.ContactLine(request.Connection?.Transport ?? SipTransport.Udp));
        layer.Writer.Append(OptionTags.SupportedLine);
        if (session is { } agreed)
        {
            SessionExpires.Write(layer.Writer, agreed.Interval, agreed.Refresher);

            // §9: the peer has to know that it is the one who refreshes.
            layer.Writer.Append(agreed.Refresher == SessionRefresher.Uac ? "Require: timer\r\n"u8 : default);
        }

        if (layer.Body.Written.IsEmpty)
        {
            layer.Writer.AppendNoBody();
        }
        else
        {
            layer.Writer.AppendBody("application/sdp"u8, layer.Body.Written);
        }
    }

    private static void Respond(TransactionLayer layer, SipMessage request, int status)
    {
        ServerTransaction transaction = request.Method == SipMethod.Invite
            ? new InviteServerTransaction(layer, request, user: null)
            : new NonInviteServerTransaction(layer, request);
        transaction.Respond(status);
    }
}
