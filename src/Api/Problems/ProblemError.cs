namespace Campaigns.Api.Problems;

/// <summary>One fault of a request, in a problem's <c>errors</c>.</summary>
/// <param name="Path">The member or parameter, as "retry.busy.delay"; empty for the whole request.</param>
/// <param name="Message">One sentence that says what is allowed.</param>
internal sealed record ProblemError(string Path, string Message);
