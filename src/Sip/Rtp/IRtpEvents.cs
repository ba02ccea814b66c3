namespace Campaigns.Sip.Rtp;

/// <summary>What a session tells its call, on the shared media threads.</summary>
internal interface IRtpEvents
{
    void OnDigit(char digit);

    void OnPlaybackFinished(IAudioSource source);

    /// <summary>A source or sink threw; it is not asked again.</summary>
    void OnMediaFault(Exception exception);
}
