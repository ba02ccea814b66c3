using Campaigns.Domain.Assistants;

namespace Campaigns.Api.Assistants;

/// <summary>What keys do: "0"–"9", "*", "#", or "off".</summary>
internal sealed record KeypadResponse(string OptOut, string Repeat, string Transfer, string? TransferTo)
{
    /// <summary>A key that does nothing.</summary>
    public const string Off = "off";

    public static KeypadResponse From(Keypad keypad) => new(Text(keypad.OptOut), Text(keypad.Repeat), Text(keypad.Transfer), keypad.TransferTo);

    private static string Text(char? key) => key?.ToString() ?? Off;
}
