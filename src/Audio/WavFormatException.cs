namespace Campaigns.Audio;

/// <summary>A WAV file that can't be played; the message says all that is wrong with it, and what would do.</summary>
public sealed class WavFormatException : Exception
{
    public WavFormatException()
    {
    }

    public WavFormatException(string message)
        : base(message)
    {
    }

    public WavFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
