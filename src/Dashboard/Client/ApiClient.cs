using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Components.Authorization;

namespace Campaigns.Dashboard.Client;

/// <summary>The HTTP API, asked on behalf of the person at the page. One a circuit.</summary>
public sealed class ApiClient(IApiChannel channel, AuthenticationStateProvider signedIn)
{
    private const string Root = "/api/v1";

    /// <summary>The session is over: the key was revoked, or somebody signed out elsewhere.</summary>
    public event Action? SessionEnded;

    public Task<T> GetAsync<T>(string path, CancellationToken cancellationToken) =>
        ReadAsync<T>(new HttpRequestMessage(HttpMethod.Get, Root + path), cancellationToken);

    public Task<T> PostAsync<T>(string path, object? body, CancellationToken cancellationToken) =>
        ReadAsync<T>(new HttpRequestMessage(HttpMethod.Post, Root + path) { Content = Json(body) }, cancellationToken);

    public Task<T> PutAsync<T>(string path, object body, string? ifMatch, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, Root + path) { Content = Json(body) };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return ReadAsync<T>(request, cancellationToken);
    }

    /// <summary>Sends a file as it is.</summary>
    public Task<T> UploadAsync<T>(HttpMethod method, string path, Stream file, string contentType, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(method, Root + path) { Content = new StreamContent(file) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return ReadAsync<T>(request, cancellationToken);
    }

    public async Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Delete, Root + path), cancellationToken);
    }

    /// <summary>A download, for the host to hand on.</summary>
    public Task<HttpResponseMessage> OpenAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, Root + path), cancellationToken);

    /// <summary>The campaign's progress as it is pushed; null for a sign of life. Ends when the campaign is over or the stream breaks.</summary>
    public async IAsyncEnumerable<ProgressView?> WatchAsync(Guid campaign, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{Root}/campaigns/{campaign}/events"), cancellationToken);
        await using var events = await answer.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(events).EnumerateAsync(cancellationToken))
        {
            if (item.EventType == "end")
            {
                yield break;
            }

            yield return JsonSerializer.Deserialize<ProgressView>(item.Data, JsonSerializerOptions.Web);
        }
    }

    private static JsonContent? Json(object? body) => body is null ? null : JsonContent.Create(body, body.GetType(), options: JsonSerializerOptions.Web);

    private async Task<T> ReadAsync<T>(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(request, cancellationToken);
        return (await answer.Content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web, cancellationToken))!;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var user = (await signedIn.GetAuthenticationStateAsync()).User;
        var answer = await channel.SendAsync(user, request, cancellationToken);
        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        using (answer)
        {
            if (answer.StatusCode == HttpStatusCode.Unauthorized)
            {
                SessionEnded?.Invoke();
            }

            throw new ApiRefusedException(answer.StatusCode, await ProblemAsync(answer, cancellationToken));
        }
    }

    private static async Task<ProblemView> ProblemAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        try
        {
            return JsonSerializer.Deserialize<ProblemView>(text, JsonSerializerOptions.Web) ?? new ProblemView();
        }
        catch (JsonException)
        {
            return new ProblemView { Title = $"The API answered {(int)answer.StatusCode}." };
        }
    }
}
