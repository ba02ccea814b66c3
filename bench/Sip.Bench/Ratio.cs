using System.Globalization;

namespace Campaigns.Sip.Bench;

/// <summary>CPU milliseconds per call of both agents.</summary>
internal sealed record Ratio(double Ours, double Sipp)
{
    public double Value => Ours / Sipp;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"ours {Ours:F4}, SIPp {Sipp:F4} CPU ms/call, ratio {Value:F2}");
}
