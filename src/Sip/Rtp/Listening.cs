namespace Campaigns.Sip.Rtp;

/// <summary>Ends the listening of one sink.</summary>
internal sealed class Listening(RtpSession? session, IAudioSink sink) : IDisposable
{
    public void Dispose() => session?.Unlisten(sink);
}
