using System.Security.Cryptography;
using Campaigns.Sip.Messages;

namespace Campaigns.Sip.Authentication;

/// <summary>
/// The challenges an endpoint's peers have given, per realm and user name. Later requests carry credentials from the start, so that a
/// carrier that challenges costs one more round trip a nonce and not one a call. Used under the endpoint's lock.
/// </summary>
internal sealed class DigestAuthenticator
{
    // A trunk has one realm, or a proxy's and a server's; a peer that names a new one each time must not fill memory.
    private const int MaxSessions = 8;
    private const int ClientNonceLength = 16;

    private readonly List<DigestSession> _sessions = [];

    /// <summary>
    /// Takes the challenge of a 401 or 407. False when it is final: nothing in it can be answered, or these credentials were refused
    /// already.
    /// </summary>
    public bool TryLearn(SipMessage response, DigestCredentials credentials, ref ChallengeHistory history)
    {
        if (DigestChallenge.Strongest(response) is not { } challenge || !history.MayAnswer(challenge))
        {
            return false;
        }

        var session = _sessions.Find(known => known.UserName == credentials.UserName
            && known.Challenge.Realm == challenge.Realm
            && known.Challenge.FromProxy == challenge.FromProxy);
        if (session is not null)
        {
            session.Renew(challenge);
            return true;
        }

        if (_sessions.Count == MaxSessions)
        {
            _sessions.RemoveAt(0);
        }

        _sessions.Add(new DigestSession(challenge, credentials.UserName));
        return true;
    }

    /// <summary>The credentials' header lines for a request; null when no realm has asked this user name for any.</summary>
    public string? Authorize(DigestCredentials? credentials, string method, string uri)
    {
        if (credentials is null)
        {
            return null;
        }

        string? lines = null;
        foreach (var session in _sessions)
        {
            if (session.UserName == credentials.UserName)
            {
                var cnonce = RandomNumberGenerator.GetHexString(ClientNonceLength, lowercase: true);
                lines += session.Authorize(credentials, method, uri, cnonce);
            }
        }

        return lines;
    }
}
