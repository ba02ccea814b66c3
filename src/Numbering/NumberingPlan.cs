using System.Globalization;
using PhoneNumbers;

namespace Campaigns.Numbering;

/// <summary>
/// The numbers of one country calling code: what kind each of them is, as the library says. The library matches up to a dozen regular expressions of up to two dozen regions for that; but its
/// answer depends on nothing but which of them match and on the number's length, so it is asked once for all numbers of which these are the same, and remembered.
/// </summary>
internal sealed class NumberingPlan
{
    // The library writes no more than ten zeros at a number's beginning.
    private const string TooManyZeros = "00000000000";

    // ITU-T E.164 allows 15 digits with the calling code; some countries have more.
    private const int LongestNumber = 17;

    // A plan has hundreds or thousands; a pattern that made many more would be one to look at.
    private const int MostStates = 200_000;

    private readonly PhoneNumberUtil _library;
    private readonly int _callingCode;
    private readonly DigitAutomaton? _automaton;
    private IReadOnlyList<string>? _zones;

    /// <param name="library">What is remembered of it.</param>
    /// <param name="callingCode">One that the library knows.</param>
    public NumberingPlan(PhoneNumberUtil library, int callingCode)
    {
        (_library, _callingCode) = (library, callingCode);
        _automaton = AutomatonOf(library, callingCode);
    }

    /// <summary>False: the library has a pattern that isn't understood here, and is asked for every number.</summary>
    public bool Remembers => _automaton is not null;

    /// <summary>States made so far.</summary>
    public int States => _automaton?.States ?? 0;

    /// <summary>The zones of the country's numbers that have no place, such as mobile ones in most countries.</summary>
    public IReadOnlyList<string> ZonesOfAll(Func<IReadOnlyList<string>> ask) => _zones ??= ask();

    /// <summary>What kind a national significant number is.</summary>
    /// <param name="national">Digits.</param>
    public PhoneNumberType KindOf(ReadOnlySpan<char> national) => StateOf(national) is { } state ? KindOf(state, national) : Ask(national);

    /// <summary>
    /// What kind an international number is whose digits behind the calling code are these. Null when the library might take something away from them, a national prefix above all: it has to
    /// read the number itself.
    /// </summary>
    /// <param name="dialled">Digits.</param>
    public PhoneNumberType? KindAsDialled(ReadOnlySpan<char> dialled) => StateOf(dialled) is { Guarded: false } state ? KindOf(state, dialled) : null;

    /// <summary>A number of the plan as the library has it.</summary>
    public PhoneNumber NumberOf(ReadOnlySpan<char> national)
    {
        var zeros = national.IndexOfAnyExcept('0');
        return new PhoneNumber.Builder()
            .SetCountryCode(_callingCode)
            .SetNationalNumber(ulong.Parse(national, CultureInfo.InvariantCulture))
            .SetNumberOfLeadingZeros(zeros < 0 ? national.Length - 1 : zeros)
            .Build();
    }

    private static DigitAutomaton? AutomatonOf(PhoneNumberUtil library, int callingCode)
    {
        var automaton = new DigitAutomaton();
        try
        {
            var main = true;
            foreach (var region in RegionsOf(library, callingCode))
            {
                foreach (var pattern in KindsOf(region).Where(kind => kind.HasNationalNumberPattern).Select(kind => kind.NationalNumberPattern).Distinct())
                {
                    automaton.AddWhole(DigitPatternReader.Read(pattern));
                }

                if (region.HasLeadingDigits)
                {
                    automaton.AddBeginning(DigitPatternReader.Read(region.LeadingDigits));
                }

                // The library takes national prefixes away by the first region's rule. Without its ends it matches more, which is on the safe side.
                if (main && region.HasNationalPrefixForParsing)
                {
                    automaton.AddGuard(DigitPatternReader.Read(region.NationalPrefixForParsing.Replace("$", "", StringComparison.Ordinal)));
                }

                main = false;
            }

            return main ? null : automaton;
        }
        catch (NotSupportedException)
        {
            // Slower, and as right: the library is asked.
            return null;
        }
    }

    private static IEnumerable<PhoneMetadata> RegionsOf(PhoneNumberUtil library, int callingCode) => library.GetRegionCodesForCountryCode(callingCode).Select(
        region => region == PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY ? library.GetMetadataForNonGeographicalRegion(callingCode) : library.GetMetadataForRegion(region));

    private static IEnumerable<PhoneNumberDesc> KindsOf(PhoneMetadata region) =>
    [
        region.GeneralDesc, region.PremiumRate, region.TollFree, region.SharedCost, region.Voip, region.PersonalNumber, region.Pager, region.Uan, region.Voicemail, region.FixedLine, region.Mobile,
    ];

    private PhoneNumberType KindOf(DigitState state, ReadOnlySpan<char> national)
    {
        if (state.Kind is { } known)
        {
            return known;
        }

        var kind = Ask(national);
        state.Kind = kind;
        return kind;
    }

    private PhoneNumberType Ask(ReadOnlySpan<char> national) => _library.GetNumberType(NumberOf(national));

    private DigitState? StateOf(ReadOnlySpan<char> national)
    {
        if (_automaton is null || national.IsEmpty || national.Length > LongestNumber || national.StartsWith(TooManyZeros) || _automaton.States > MostStates)
        {
            return null;
        }

        var state = _automaton.Start;
        foreach (var digit in national)
        {
            state = _automaton.Step(state, digit - '0');
        }

        return state;
    }
}
