namespace Campaigns.Amd.Bench;

/// <summary>Something that is said.</summary>
/// <param name="Voice">Language with variant, as espeak-ng names them.</param>
/// <param name="WordsPerMinute">How fast.</param>
/// <param name="Text">What.</param>
internal readonly record struct Phrase(string Voice, int WordsPerMinute, string Text);
