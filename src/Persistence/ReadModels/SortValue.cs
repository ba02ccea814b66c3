using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Campaigns.Persistence.ReadModels;

/// <summary>The value that a row has in the key by which a list is sorted.</summary>
public abstract record SortValue
{
    private SortValue()
    {
    }

    /// <summary>As <see cref="Parse"/> reads it back.</summary>
    public abstract string ToText();

    /// <summary>Reads a value; null when the text is none of this kind, and for <see cref="SortKind.Id"/>, which has none.</summary>
    public static SortValue? Parse(SortKind kind, string text) => kind switch
    {
        SortKind.Text when !text.Contains('\0', StringComparison.Ordinal) => new Text(text),
        SortKind.Number when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => new Number(number),
        SortKind.Moment when InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out var at) => new Moment(at),
        _ => null,
    };

    public sealed record Text(string Value) : SortValue
    {
        public override string ToText() => Value;
    }

    public sealed record Number(long Value) : SortValue
    {
        public override string ToText() => Value.ToString(CultureInfo.InvariantCulture);
    }

    public sealed record Moment(Instant Value) : SortValue
    {
        public override string ToText() => InstantPattern.ExtendedIso.Format(Value);
    }
}
