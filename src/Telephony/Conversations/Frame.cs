namespace Campaigns.Telephony.Conversations;

/// <summary>The unit in which a call's audio is handed around.</summary>
public static class Frame
{
    /// <summary>Samples of one frame: 20 ms at 8 kHz.</summary>
    public const int Length = 160;

    public const int Milliseconds = 20;

    public const int SampleRateHz = 8000;
}
