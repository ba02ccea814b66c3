using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Faults;
using Campaigns.Domain.Ports;

namespace Campaigns.Domain.Trunks;

/// <summary>What a test call may dial, and what refuses it.</summary>
public static class TestCallRules
{
    /// <summary>Every fault of a number and a caller number on a trunk; empty when they may be used.</summary>
    /// <param name="trunk">With its prefixes filled in.</param>
    /// <param name="phoneNumber">E.164 with "+".</param>
    /// <param name="callerNumber">Null: any of the trunk's.</param>
    /// <param name="numbers">Knows what must not be dialled.</param>
    public static IReadOnlyList<Fault> Faults(TrunkSettings trunk, string phoneNumber, string? callerNumber, IPhoneNumbers numbers)
    {
        var faults = new FaultList();
        if (numbers.Read(phoneNumber, defaultRegion: null) is PhoneNumberReading.Refused refused)
        {
            faults.Require(false, "number", refused.Reason);
        }
        else
        {
            faults.Require(AllowedPrefixes.Admits(phoneNumber, trunk.AllowedPrefixes), "number", $"The trunk dials numbers that begin with {string.Join(", ", trunk.AllowedPrefixes)} only.");
        }

        faults.Require(callerNumber is null || trunk.CallerNumbers.Contains(callerNumber), "callerNumber", "Must be one of the trunk's callerNumbers.");
        return faults.Faults;
    }

    /// <summary>Why a gate refuses, in a sentence.</summary>
    public static string SentenceOf(IntentGate gate) => gate switch
    {
        IntentGate.DoNotCall => "The number is on the do-not-call list.",
        IntentGate.NumberInCall => "The number is in a call of a campaign.",
        IntentGate.FrequencyLimit => "The number was called as often as the team allows.",
        IntentGate.CallerNumberCapped => "The caller number was used as often as it may be on one day.",
        _ => "The team has begun as many calls, or talked as long, as it may on one day.",
    };
}
