namespace Campaigns.Sip.Authentication;

/// <summary>
/// Which challenges one request has answered: each realm once, and once more if it says that only the nonce was stale. So a wrong
/// password is refused twice and never loops.
/// </summary>
internal struct ChallengeHistory
{
    private const int MaxAnswers = 4;

    private List<string>? _realms;
    private bool _staleUsed;

    public bool MayAnswer(DigestChallenge challenge)
    {
        _realms ??= new List<string>(1);
        var realm = challenge.FromProxy ? "proxy " + challenge.Realm : challenge.Realm;
        if (!_realms.Contains(realm))
        {
            _realms.Add(realm);
            return _realms.Count <= MaxAnswers;
        }

        if (!challenge.Stale || _staleUsed)
        {
            return false;
        }

        _staleUsed = true;
        return true;
    }
}
