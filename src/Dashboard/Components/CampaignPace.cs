namespace Campaigns.Dashboard.Components;

/// <summary>How fast contacts have been finished lately, as the page saw it.</summary>
internal sealed class CampaignPace
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);
    private const double LeastSeconds = 5;

    private readonly Queue<(DateTimeOffset At, long Final)> _seen = new();

    /// <summary>Contacts a second over the last two minutes; null before there is anything to compare.</summary>
    public double? FinalsPerSecond
    {
        get
        {
            if (_seen.Count < 2)
            {
                return null;
            }

            var (first, last) = (_seen.Peek(), _seen.Last());
            var seconds = (last.At - first.At).TotalSeconds;
            return seconds < LeastSeconds ? null : (last.Final - first.Final) / seconds;
        }
    }

    /// <param name="at">When it was so.</param>
    /// <param name="final">Contacts that were finished.</param>
    public void Note(DateTimeOffset at, long final)
    {
        _seen.Enqueue((at, final));
        while (_seen.Count > 2 && at - _seen.Peek().At > Kept)
        {
            _seen.Dequeue();
        }
    }
}
