using System.Globalization;
using Campaigns.Domain.Attempts;
using NodaTime;

namespace Campaigns.Domain.Pacing;

/// <summary>How calls over a trunk failed in the last hour, for people to look at. It knows no clock. Not thread safe.</summary>
public sealed class TrunkFailures
{
    private const int MostKinds = 8;
    private static readonly Duration Kept = Duration.FromHours(1);

    private readonly Dictionary<(int? Status, CallFailure Failure), TrunkFailure> _kinds = [];

    /// <summary>Notes one. Of more than eight kinds the one that happened longest ago is forgotten.</summary>
    public void Note(int? sipStatus, CallFailure failure, Instant at)
    {
        var key = (sipStatus, failure);
        var known = _kinds.GetValueOrDefault(key);
        _kinds[key] = new TrunkFailure(sipStatus, failure, (known is null || at - known.LastAt > Kept ? 0 : known.Count) + 1, at);
        if (_kinds.Count > MostKinds)
        {
            _kinds.Remove(_kinds.MinBy(entry => entry.Value.LastAt).Key);
        }
    }

    /// <summary>Those that happened within the last hour, the latest first.</summary>
    public IReadOnlyList<TrunkFailure> Since(Instant now) =>
        [.. _kinds.Values.Where(failure => now - failure.LastAt <= Kept).OrderByDescending(failure => failure.LastAt)];

    /// <summary>The same in words: "503 (12 times), no response (3 times)"; empty when there was none.</summary>
    public string Words(Instant now) => string.Join(", ", Since(now).Select(failure =>
        string.Create(CultureInfo.InvariantCulture, $"{WordsOf(failure)} ({(failure.Count == 1 ? "once" : $"{failure.Count} times")})")));

    private static string WordsOf(TrunkFailure failure) => failure switch
    {
        { SipStatus: { } status } => status.ToString(CultureInfo.InvariantCulture),
        { Failure: CallFailure.NoResponse } => "no response",
        { Failure: CallFailure.NameNotResolved } => "its name did not resolve",
        { Failure: CallFailure.TransportFailed } => "it could not be reached",
        { Failure: CallFailure.NotRegistered } => "no registration",
        { Failure: CallFailure.MediaFailed } => "no audio",
        _ => "no answer",
    };
}
