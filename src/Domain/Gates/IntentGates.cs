using Campaigns.Domain.CallRecords;
using NodaTime;

namespace Campaigns.Domain.Gates;

/// <summary>What a gate that was asked in the transaction of an intent means among <see cref="DialGates"/>.</summary>
public static class IntentGates
{
    /// <summary>The reason, as the other gates name it.</summary>
    public static DialGate Of(IntentGate gate) => gate switch
    {
        IntentGate.CampaignNotRunning => DialGate.CampaignNotRunning,
        IntentGate.NoGrant => DialGate.NoGrant,
        IntentGate.DoNotCall => DialGate.DoNotCall,
        IntentGate.NumberInCall => DialGate.InCall,
        IntentGate.FrequencyLimit => DialGate.FrequencyLimit,
        IntentGate.CallerNumberCapped => DialGate.CallerNumberCapped,
        IntentGate.TeamCapped => DialGate.TeamCapped,
        IntentGate.ContactChanged or IntentGate.AttemptNumberUsed => DialGate.Stale,
        _ => throw new ArgumentOutOfRangeException(nameof(gate), gate, null),
    };

    /// <summary>How long to leave a contact alone after a gate that only time opens.</summary>
    public static Duration PauseAfter(IntentGate gate) => gate is IntentGate.NumberInCall ? Duration.FromSeconds(5) : Duration.Zero;
}
