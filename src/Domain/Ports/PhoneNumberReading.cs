namespace Campaigns.Domain.Ports;

/// <summary>What came of reading a phone number.</summary>
public abstract record PhoneNumberReading
{
    private PhoneNumberReading() { }

    /// <summary>A number that can be dialled.</summary>
    /// <param name="E164">With "+".</param>
    public sealed record Dialable(string E164) : PhoneNumberReading;

    /// <summary>Text that is no number, or a number that must not be dialled.</summary>
    /// <param name="Reason">One clear sentence for the error file.</param>
    public sealed record Refused(string Reason) : PhoneNumberReading;
}
