using Microsoft.AspNetCore.Http.Features;

namespace Campaigns.Api.Browser;

/// <summary>Status and headers of an answer inside the process.</summary>
internal sealed class InProcessResponse : IHttpResponseFeature
{
    private readonly Stack<Func<Task>> _onStarting = new();
    private readonly Stack<Func<Task>> _onCompleted = new();

    public int StatusCode { get; set; } = StatusCodes.Status200OK;

    public string? ReasonPhrase { get; set; }

    public IHeaderDictionary Headers { get; set; } = new HeaderDictionary();

    public Stream Body { get; set; } = Stream.Null;

    public bool HasStarted { get; private set; }

    public void OnStarting(Func<object, Task> callback, object state) => _onStarting.Push(() => callback(state));

    public void OnCompleted(Func<object, Task> callback, object state) => _onCompleted.Push(() => callback(state));

    /// <summary>From here on status and headers are the reader's.</summary>
    public async Task StartAsync()
    {
        while (_onStarting.TryPop(out var callback))
        {
            await callback();
        }

        HasStarted = true;
    }

    public async Task CompleteAsync()
    {
        while (_onCompleted.TryPop(out var callback))
        {
            await callback();
        }
    }
}
