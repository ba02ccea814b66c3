using Campaigns.Domain.Ports;

namespace Campaigns.Api.Tests.Cluster;

/// <summary>A voice whose recordings are the text itself, and that can't say "xyzzy".</summary>
internal sealed class SampleSpeech : ISpeech
{
    public bool Available => true;

    public Task<byte[]> SpeakAsync(string text, CancellationToken cancellationToken) => text == "xyzzy"
        ? throw new InvalidOperationException("it can't say that.")
        : Task.FromResult(System.Text.Encoding.UTF8.GetBytes(text));
}
