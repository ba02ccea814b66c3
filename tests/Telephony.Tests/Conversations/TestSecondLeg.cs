using Campaigns.Telephony.Conversations;

namespace Campaigns.Telephony.Tests.Conversations;

/// <summary>The assistant's side of a bridge, on the test's beat.</summary>
internal sealed class TestSecondLeg : ISecondLeg
{
    public TestLeg Audio { get; } = new();

    public bool HungUp { get; private set; }

    public long PacketsReceived { get; set; }

    public string Digits { get; private set; } = "";

    public void SendDigit(char digit) => Digits += digit;

    public CancellationToken Ended => Audio.Ended;

    public Playback Play(IFrameSource source) => Audio.Play(source);

    public void StopPlaying() => Audio.StopPlaying();

    public IDisposable Listen(ICallListener listener) => Audio.Listen(listener);

    public void HangUp() => HungUp = true;
}
