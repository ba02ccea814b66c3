using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Campaigns.Sip.Messages;

namespace Campaigns.Sip.Calls;

/// <content>Redirects (RFC 3261 §8.1.3.4): refused unless the caller allows the target, and followed once.</content>
public sealed partial class OutboundCall
{
    private bool _redirected;

    private bool TryFollowRedirect(SipMessage response)
    {
        if (response.Status is not (301 or 302)
            || _redirected
            || _request.MayFollow is not { } mayFollow
            || _state is not (CallState.Calling or CallState.Proceeding)
            || RingingLeft < LeastRinging)
        {
            return false;
        }

        RedirectTarget? best = null;
        var bestPreference = double.NegativeInfinity;
        foreach (var value in response.Values(HeaderKind.Contact))
        {
            if (ReadTarget(value, out var preference) is { } target && preference > bestPreference && mayFollow(target))
            {
                (best, bestPreference) = (target, preference);
            }
        }

        if (best is null)
        {
            return false;
        }

        Follow(best);
        return true;
    }

    /// <summary>Only who and where are taken over: parameters and headers of a stranger's URI have no business in our request.</summary>
    private void Follow(RedirectTarget target)
    {
        var host = target.Host.Contains(':', StringComparison.Ordinal) ? $"[{target.Host}]" : target.Host;
        var port = target.Port is { } number ? string.Create(CultureInfo.InvariantCulture, $":{number}") : "";
        _redirected = true;
        _record.InviteRetransmissions += _invite!.Transmissions - 1;
        _request = _request with { RequestUri = $"sip:{target.User}@{host}{port}", ToUri = _request.ToUri ?? _request.RequestUri };
        _inviteCSeq = NextCSeq();
        _state = CallState.Calling;
        _challenges = default;
        SendInvite();
    }

    private static RedirectTarget? ReadTarget(ReadOnlySpan<byte> contact, out double preference)
    {
        preference = 1;
        if (!NameAddress.TryParse(contact, out var address) || !SipUri.TryParse(address.Uri, out var uri))
        {
            return null;
        }

        // §20.10: without q the preference is 1.
        if (HeaderParameters.TryGet(address.Parameters, "q"u8, out var q) && Utf8Parser.TryParse(q, out double read, out _))
        {
            preference = read;
        }

        var semicolon = uri.User.IndexOf((byte)';');
        var user = semicolon < 0 ? uri.User : uri.User[..semicolon];
        return user.IsEmpty || !Ascii.IsValid(address.Uri)
            ? null
            : new RedirectTarget(WireText.Decode(user), WireText.Decode(uri.Host), uri.Port == 0 ? null : uri.Port);
    }
}
