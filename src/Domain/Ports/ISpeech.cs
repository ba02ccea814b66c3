namespace Campaigns.Domain.Ports;

/// <summary>Speaks a text with the voice that the installation has configured, if it has.</summary>
public interface ISpeech
{
    /// <summary>Whether there is a voice.</summary>
    bool Available { get; }

    /// <summary>The text as a WAV file.</summary>
    /// <exception cref="InvalidOperationException">There is no voice, or it failed; the message says which.</exception>
    Task<byte[]> SpeakAsync(string text, CancellationToken cancellationToken);
}
