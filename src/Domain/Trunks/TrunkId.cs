namespace Campaigns.Domain.Trunks;

/// <summary>Names one carrier trunk for ever. A version 7 UUID.</summary>
public readonly record struct TrunkId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}
