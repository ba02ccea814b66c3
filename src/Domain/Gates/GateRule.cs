using NodaTime;

namespace Campaigns.Domain.Gates;

/// <summary>One gate between a contact and its call.</summary>
/// <param name="Name">As explanations name it: "window".</param>
/// <param name="Ask">Its verdict at an instant. Pure: the same facts and instant, the same verdict.</param>
public sealed record GateRule(string Name, Func<DialFacts, Instant, GateVerdict> Ask);
