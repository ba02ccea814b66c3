using Campaigns.Domain.Attempts;
using Campaigns.Domain.Campaigns;

namespace Campaigns.Grains.Campaigns;

/// <content>
/// Retries that were decided under other hours are moved beside the grain's turns, and once more when the calls are over that were up meanwhile.
/// </content>
internal sealed partial class CampaignDialling
{
    private Task _moving = Task.CompletedTask;
    private RetryPolicy? _moveBy;
    private CampaignSettings? _movedTo;
    private bool _movedOnce;
    private bool _lastMove;

    // A call that is up may still end by the old hours. Once the campaign runs again its dialers know the new ones.
    private bool NoneEndsByOldHours => Idle || _entry.Status is CampaignStatus.Running;

    /// <summary>The hours have changed: waiting retries are moved. Null: there is nothing to move.</summary>
    public void MoveRetries(RetryPolicy? policy)
    {
        (_moveBy, _movedOnce) = (policy, false);
        StartMove();
    }

    /// <summary>A move that is done is noted in a turn of its own, and the next one begun when one is due.</summary>
    private async Task LookAtMoveAsync()
    {
        if (_movedTo is { } settings)
        {
            _movedTo = null;
            _queue.Restart();
            StartRefill();
            if (ReferenceEquals(settings, _entry.Settings))
            {
                _movedOnce = true;
                if (_lastMove)
                {
                    _moveBy = null;
                    await _grain.RetriesMovedAsync();
                }
            }
        }

        StartMove();
    }

    private void StartMove()
    {
        if (_moveBy is { } policy && _movedTo is null && _moving.IsCompleted && (!_movedOnce || NoneEndsByOldHours))
        {
            _lastMove = NoneEndsByOldHours;
            _moving = MoveAsync(_entry, policy);
        }
    }

    private async Task MoveAsync(CampaignEntry entry, RetryPolicy policy)
    {
        try
        {
            await _parts.RetryMoves.MoveAsync(entry, policy, CancellationToken.None);
            _movedTo = entry.Settings;
        }
        catch (Exception exception)
        {
            LogMoveFailed(_parts.Logger, exception, entry.Id);
        }
    }
}
