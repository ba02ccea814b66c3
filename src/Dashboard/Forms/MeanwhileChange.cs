namespace Campaigns.Dashboard.Forms;

/// <summary>What somebody else changed while a form was open.</summary>
/// <param name="Field">As the API names it.</param>
/// <param name="Before">As the form's reader saw it; null when it isn't a single value.</param>
/// <param name="After">As it is now.</param>
/// <param name="Both">The reader changed it too: the form has the reader's.</param>
public sealed record MeanwhileChange(string Field, string? Before, string? After, bool Both);
