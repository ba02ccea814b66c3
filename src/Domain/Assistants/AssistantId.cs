namespace Campaigns.Domain.Assistants;

/// <summary>Names one assistant for ever. A version 7 UUID.</summary>
public readonly record struct AssistantId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}
