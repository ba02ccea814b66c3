using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Resolution;

/// <summary>One address of a trunk as this endpoint sees it.</summary>
/// <param name="Server">The server that it stands for, as configured.</param>
/// <param name="Hop">Address and transport.</param>
/// <param name="IsUp">Health checks reach it, or none was made.</param>
/// <param name="Fault">What was wrong last; null when nothing was, or it is over.</param>
public sealed record TargetState(SipServer Server, NextHop Hop, bool IsUp, string? Fault);
