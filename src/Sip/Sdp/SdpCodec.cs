namespace Campaigns.Sip.Sdp;

/// <summary>A codec under the payload type that the description gives it.</summary>
internal readonly record struct SdpCodec(AudioCodec Codec, int PayloadType);
