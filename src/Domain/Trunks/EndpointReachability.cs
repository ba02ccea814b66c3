namespace Campaigns.Domain.Trunks;

/// <summary>One address of a trunk as one silo sees it.</summary>
/// <param name="Host">The endpoint that it stands for, as configured.</param>
/// <param name="Address">Address, port and transport.</param>
/// <param name="IsUp">Health checks reach it, or none is made.</param>
/// <param name="Fault">What was wrong last; null when nothing was, or it is over.</param>
public sealed record EndpointReachability(string Host, string Address, bool IsUp, string? Fault);
