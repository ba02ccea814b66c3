namespace Campaigns.Domain.Faults;

/// <summary>One thing that is wrong with an input.</summary>
/// <param name="Path">Where, as the API names it in camelCase: "retry.busy.delay"; empty for the whole.</param>
/// <param name="Message">One clear sentence that says what is allowed.</param>
public sealed record Fault(string Path, string Message);
