namespace Campaigns.CarrierSimulator.Behaviours;

/// <summary>What <see cref="NumberTable"/> says of one ending; 100 stands for numbers that end in 0100.</summary>
internal sealed record NumberRule(int LastFourDigits, Behaviour FirstCall, Behaviour LaterCalls, string InWords);
