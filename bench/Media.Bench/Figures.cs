namespace Campaigns.Media.Bench;

/// <summary>One run.</summary>
/// <param name="Calls">At once, each with audio both ways.</param>
/// <param name="CpuMsPerCallSecond">Of the process that is measured: sending, receiving, and handing each call's frames to a listener.</param>
/// <param name="SentShare">Packets that reached the far end, of those that were due.</param>
/// <param name="HeardShare">Frames that listeners got, of those that were due.</param>
/// <param name="LostShare">Packets of the far end that didn't arrive.</param>
/// <param name="ReceivedJitterMs">Median over the calls of RTP's own measure of the far end's packets.</param>
/// <param name="Spacing">Of a call's packets at the far end.</param>
internal sealed record Figures(
    int Calls, double CpuMsPerCallSecond, double SentShare, double HeardShare, double LostShare, double ReceivedJitterMs, SpacingFigures Spacing);
