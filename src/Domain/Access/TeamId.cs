namespace Campaigns.Domain.Access;

/// <summary>Names one team for ever.</summary>
public readonly record struct TeamId(Guid Value)
{
    /// <summary>The team that every installation begins with. Its administrators may make other teams.</summary>
    public static TeamId First { get; } = new(Guid.Parse("00000000-0000-7000-8000-000000000001"));

    public override string ToString() => Value.ToString("D");
}
