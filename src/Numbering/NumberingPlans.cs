using System.Collections.Frozen;
using PhoneNumbers;

namespace Campaigns.Numbering;

/// <summary>The numbering plans of all country calling codes, each made when it is first asked for.</summary>
internal sealed class NumberingPlans(PhoneNumberUtil library)
{
    private readonly FrozenDictionary<int, Lazy<NumberingPlan>> _plans =
        library.GetSupportedCallingCodes().ToFrozenDictionary(code => code, code => new Lazy<NumberingPlan>(() => new NumberingPlan(library, code)));

    /// <summary>The plan of a calling code; null when there is no such code.</summary>
    public NumberingPlan? Find(int callingCode) => _plans.TryGetValue(callingCode, out var plan) ? plan.Value : null;

    /// <summary>The plan of the calling code with which these digits begin, where there is one and more digits follow. No calling code begins with another one.</summary>
    public NumberingPlan? Find(ReadOnlySpan<char> digits, out (int Value, int Digits) code)
    {
        code = default;
        while (digits[0] != '0' && code.Digits < 3 && code.Digits < digits.Length - 1)
        {
            code = ((code.Value * 10) + digits[code.Digits] - '0', code.Digits + 1);
            if (Find(code.Value) is { } plan)
            {
                return plan;
            }
        }

        return null;
    }
}
