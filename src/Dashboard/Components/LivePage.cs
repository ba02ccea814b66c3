using Campaigns.Dashboard.Client;
using Campaigns.Dashboard.Session;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Campaigns.Dashboard.Components;

/// <summary>A page that asks the API, shows what it refuses, and stops asking when it is left.</summary>
public abstract class LivePage : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private bool _showing;
    private bool _more;

    // Taken once: it can be asked after the page was left, when its source can't.
    protected LivePage() => Gone = _gone.Token;

    [Inject]
    protected ApiClient Api { get; set; } = null!;

    [Inject]
    protected SharedReads Shared { get; set; } = null!;

    [Inject]
    protected Reader Reader { get; set; } = null!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    [Inject]
    protected ISnackbar Snackbar { get; set; } = null!;

    [Inject]
    protected TimeProvider Time { get; set; } = null!;

    [CascadingParameter]
    protected KeyRights Rights { get; set; } = null!;

    /// <summary>Cancelled when the page is left.</summary>
    protected CancellationToken Gone { get; }

    /// <summary>Why what is shown is out of date; null while it isn't.</summary>
    protected string? StaleBecause { get; private set; }

    /// <summary>When the page's numbers were last known to be true.</summary>
    protected DateTimeOffset FreshAt { get; private set; }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _gone.CancelAsync();
        _gone.Dispose();
    }

    /// <summary>Reads something that others look at too; an answer that was read for one of them within this time serves.</summary>
    protected Task<T> SharedAsync<T>(string path, TimeSpan maxAge) => Shared.ReadAsync(Rights, path, maxAge, () => Api.GetAsync<T>(path, Gone));

    /// <summary>
    /// Shows what is known now; as soon as the browser has shown what it was sent before, if it hasn't yet. So a browser that is slow is sent less, and
    /// what it shows is never older than the way there takes.
    /// </summary>
    protected Task RefreshAsync() => InvokeAsync(() =>
    {
        _more = _showing;
        if (!_showing)
        {
            _showing = true;
            StateHasChanged();
        }
    });

    /// <summary>Comes when the browser has said that it is done.</summary>
    protected override void OnAfterRender(bool firstRender)
    {
        _showing = false;
        if (_more)
        {
            _ = RefreshAsync();
        }
    }

    /// <summary>Reads what the page shows, now and again at each beat; a failure marks it as out of date until one succeeds.</summary>
    protected async Task RepeatAsync(TimeSpan beat, Func<Task> read)
    {
        using var timer = new PeriodicTimer(beat, Time);
        try
        {
            do
            {
                await ReadAsync(read);
                await RefreshAsync();
            }
            while (await timer.WaitForNextTickAsync(Gone));
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception bug)
        {
            // To the page's boundary, as from any event: a page must not stand still without a word.
            await DispatchExceptionAsync(bug);
        }
    }

    /// <summary>Reads once.</summary>
    protected async Task ReadAsync(Func<Task> read)
    {
        try
        {
            await read();
            Fresh();
        }
        catch (ApiRefusedException refused)
        {
            StaleBecause = refused.Message;
        }
    }

    /// <summary>What is shown is true now.</summary>
    protected void Fresh() => (StaleBecause, FreshAt) = (null, Reader.Now);

    protected void Stale(string because) => StaleBecause = because;

    /// <summary>Carries out a command of the person; what the API refuses is shown with its reasons. True when it was done.</summary>
    protected async Task<bool> CommandAsync(Func<Task> command, string? done = null)
    {
        try
        {
            await command();
            if (done is not null)
            {
                Snackbar.Add(done, Severity.Success);
            }

            return true;
        }
        catch (ApiRefusedException refused)
        {
            Snackbar.Add(string.Join(" ", [refused.Message, .. refused.Problem.Errors.Select(fault => fault.Message)]), Severity.Error, options => options.RequireInteraction = true);
            return false;
        }
    }
}
