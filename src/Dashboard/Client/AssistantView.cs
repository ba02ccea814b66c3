namespace Campaigns.Dashboard.Client;

/// <summary>An assistant, as far as pages show it.</summary>
public sealed record AssistantView
{
    public Guid Id { get; init; }

    public long Version { get; init; }

    public string Name { get; init; } = "";

    public string Kind { get; init; } = "announcement";

    public string? Text { get; init; }

    public string Afterwards { get; init; } = "";

    public bool HasAudio { get; init; }

    public bool HasFallbackAudio { get; init; }

    public OpeningView Disclosure { get; init; } = new(true, null, false);

    public KeypadView Keypad { get; init; } = new("off", "off", "off", null);

    public SipAgentView? Sip { get; init; }

    public MediaStreamView? MediaStream { get; init; }
}
