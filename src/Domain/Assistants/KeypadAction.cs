namespace Campaigns.Domain.Assistants;

/// <summary>What a key of the called party's telephone does.</summary>
public enum KeypadAction
{
    OptOut,
    Repeat,
    Transfer,
}
