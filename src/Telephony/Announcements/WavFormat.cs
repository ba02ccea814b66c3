namespace Campaigns.Telephony.Announcements;

/// <summary>What a WAV file's format chunk says.</summary>
internal readonly record struct WavFormat(int Code, int Channels, int RateHz, int BitsPerSample)
{
    public const int Pcm = 1;
    public const int ALaw = 6;
    public const int MuLaw = 7;
    public const int Extensible = 0xFFFE;

    /// <summary>Bytes of one sample of all channels.</summary>
    public int FrameLength => Channels * BitsPerSample / 8;

    public bool IsReadable => Channels is 1 or 2 && RateHz is >= 8000 and <= 48_000
        && ((Code == Pcm && BitsPerSample is 8 or 16) || (Code is ALaw or MuLaw && BitsPerSample == 8));
}
