using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Campaigns.Webhooks.Tests;

/// <summary>An endpoint as its owner might write it: takes messages, verifies them by code of its own, and answers what a test says.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SemaphoreSlim _arrived = new(0);

    private Receiver(WebApplication app) => _app = app;

    /// <summary>Headers and body of everything that came, in its order.</summary>
    public ConcurrentQueue<Message> Messages { get; } = new();

    /// <summary>Answers a request; 204 by default.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = context =>
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    };

    public string Url => _app.Urls.Single() + "/hook";

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>Until one more request has come.</summary>
    public Task ArrivalAsync() => _arrived.WaitAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _arrived.Dispose();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        Messages.Enqueue(new Message(
            context.Request.Path,
            context.Request.Headers["webhook-id"].ToString(),
            context.Request.Headers["webhook-timestamp"].ToString(),
            context.Request.Headers["webhook-signature"].ToString(),
            Encoding.UTF8.GetString(body.ToArray())));
        _arrived.Release();
        await Answer(context);
    }

    internal sealed record Message(string Path, string Id, string Timestamp, string Signature, string Body)
    {
        /// <summary>By the letter of the standard, without our own code: one of the signatures is the HMAC-SHA256 of "id.timestamp.body", and the timestamp is no older than five minutes.</summary>
        public bool IsSignedBy(string secret, DateTimeOffset now)
        {
            using var hmac = new HMACSHA256(Convert.FromBase64String(secret["whsec_".Length..]));
            var expected = hmac.ComputeHash(Encoding.UTF8.GetBytes(Id + "." + Timestamp + "." + Body));
            var age = now - DateTimeOffset.FromUnixTimeSeconds(long.Parse(Timestamp, CultureInfo.InvariantCulture));
            return age.Duration() <= TimeSpan.FromMinutes(5)
                && Signature.Split(' ').Any(signature => signature.StartsWith("v1,", StringComparison.Ordinal) && Convert.FromBase64String(signature[3..]).AsSpan().SequenceEqual(expected));
        }
    }
}
