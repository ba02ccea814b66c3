using System.Net;
using Campaigns.Domain.CallRecords;
using Campaigns.Sip.Sdp;
using Campaigns.Telephony.Conversations;
using Campaigns.Telephony.SipSorcery.Signalling;
using SIPSorcery.Net;
using SIPSorcery.SIP.App;
using SIPSorcery.Sys;
using SIPSorceryMedia.Abstractions;

namespace Campaigns.Telephony.SipSorcery.Media;

/// <summary>
/// One call's RTP by SIPSorcery: two sockets and a timer for its reports. What is sent comes from the call's leg at the pace of
/// <see cref="FramePacer"/>, what is heard goes to it.
/// </summary>
internal sealed class RtpCall : ICallMedia
{
    private readonly NativeCallLeg _leg;
    private readonly FramePacer _pacer;
    private readonly IPAddress _address;
    private readonly RTPSession _session;
    private readonly HeardFrames _heard = new();
    private readonly byte[] _frame = new byte[Frame.Length];
    private readonly short[] _hearing = new short[Frame.Length];
    private uint? _lastKeyAt;
    private AudioCodec _codec;
    private volatile bool _flows;

    /// <exception cref="ApplicationException">No port of the range is free.</exception>
    public RtpCall(NativeCallLeg leg, FramePacer pacer, IPAddress bind, IPAddress address, PortRange ports)
    {
        (_leg, _pacer, _address) = (leg, pacer, address);
        _session = new RTPSession(new RtpSessionConfig { BindAddress = bind, RtpPortRange = ports });
        _session.OnRtpPacketReceived += OnPacket;
        _session.OnRtpEvent += OnKey;
        _session.addTrack(new MediaStreamTrack(new List<AudioFormat>
        {
            new(SDPWellKnownMediaFormatsEnum.PCMU),
            new(SDPWellKnownMediaFormatsEnum.PCMA),
        }));
    }

    public string Offer() => _session.CreateOffer(_address).ToString();

    public bool Accept(string? answer) => Use(SdpType.answer, answer);

    public string? Answer(string offer) => Use(SdpType.offer, offer) ? _session.CreateAnswer(_address).ToString() : null;

    public void Start()
    {
        _flows = true;
        _ = _session.Start();
        _pacer.Add(this);
    }

    public void Stop()
    {
        _flows = false;
        _pacer.Remove(this);
    }

    public MediaQuality? Measure()
    {
        var reports = _session.AudioRtcpSession;
        var heard = reports.ReceptionReport?.GetSample(0);
        return new MediaQuality
        {
            PacketsSent = reports.PacketsSentCount,
            PacketsReceived = reports.PacketsReceivedCount,
            PacketsLost = heard?.PacketsLost ?? 0,
            JitterMs = (heard?.Jitter ?? 0) * 1000.0 / Frame.SampleRateHz,
        };
    }

    public void Dispose() => _session.Close("call ended");

    /// <summary>One beat of 20 ms: sends a frame, unless the far end holds the call, and lets the leg hear one.</summary>
    public void Beat()
    {
        if (!_flows)
        {
            return;
        }

        if (_session.AudioStream.LocalTrack.StreamStatus is MediaStreamStatusEnum.SendRecv or MediaStreamStatusEnum.SendOnly)
        {
            ((Sip.Rtp.IAudioSource)_leg).TryFill(_frame, _codec);

            // SIPSorcery sends later, from the buffer that it is given.
            _session.SendAudio(Frame.Length, [.. _frame]);
        }

        _heard.Take(_hearing);
        ((Sip.Rtp.IAudioSink)_leg).Write(_hearing);
    }

    private bool Use(SdpType kind, string? text)
    {
        if (SessionDescription.ReadUsable(text) is not { } description
            || _session.SetRemoteDescription(kind, description) is not SetDescriptionResultEnum.OK)
        {
            return false;
        }

        var format = _session.AudioStream.GetSendingFormat();
        _codec = format.ToAudioFormat().Codec is AudioCodecsEnum.PCMA ? AudioCodec.Pcma : AudioCodec.Pcmu;
        return true;
    }

    private void OnPacket(IPEndPoint source, SDPMediaTypesEnum kind, RTPPacket packet)
    {
        var type = packet.Header.PayloadType;
        if (_flows && kind is SDPMediaTypesEnum.audio && type is (int)SDPWellKnownMediaFormatsEnum.PCMU or (int)SDPWellKnownMediaFormatsEnum.PCMA)
        {
            _heard.Put(packet.GetPayloadBytes(), type == (int)SDPWellKnownMediaFormatsEnum.PCMA ? AudioCodec.Pcma : AudioCodec.Pcmu);
        }
    }

    private void OnKey(IPEndPoint source, RTPEvent key, RTPHeader header)
    {
        // RFC 4733 §2.5.1: all packets of one press share their timestamp.
        if (_flows && key.EventID < TelephoneKeys.All.Length && _lastKeyAt != header.Timestamp)
        {
            _lastKeyAt = header.Timestamp;
            _leg.Press(TelephoneKeys.All[key.EventID]);
        }
    }
}
