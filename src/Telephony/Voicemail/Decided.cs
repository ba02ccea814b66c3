using Campaigns.Domain.Amd;

namespace Campaigns.Telephony.Voicemail;

/// <summary>Detection has come to a verdict, or a beep has corrected it.</summary>
internal readonly record struct Decided(DetectionListener Listener, AmdDecision Decision, bool Corrected);
