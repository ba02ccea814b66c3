namespace Campaigns.Sip.Calls;

/// <summary>A provisional response, 100–199.</summary>
/// <param name="Status">100–199; 180–189 mean that the called party is being alerted or heard.</param>
/// <param name="ReasonPhrase">As sent; may be empty.</param>
/// <param name="At">When it arrived.</param>
public sealed record CallProgress(int Status, string ReasonPhrase, DateTimeOffset At);
