namespace Campaigns.Domain.Recordings;

/// <summary>
/// How a recording is kept: G.711 μ-law at 8 kHz in two channels, octet by octet in turn. The first, left channel is what the far end said,
/// the second, right one what was sent to it.
/// </summary>
public static class RecordingFormat
{
    public const int SampleRateHz = 8000;

    public const int Channels = 2;

    public const int OctetsPerSecond = SampleRateHz * Channels;
}
