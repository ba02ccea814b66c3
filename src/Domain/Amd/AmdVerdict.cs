namespace Campaigns.Domain.Amd;

/// <summary>Who answered, as far as sound tells. The numbers are stored: never renumber.</summary>
public enum AmdVerdict : short
{
    Human = 0,
    Machine = 1,

    /// <summary>Asterisk's NOTSURE. Handled as a human: a person who is taken for a machine is lost.</summary>
    Unsure = 2,
}
