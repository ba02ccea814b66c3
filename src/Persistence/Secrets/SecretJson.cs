using System.Text.Json.Serialization.Metadata;
using Campaigns.Domain.Secrets;

namespace Campaigns.Persistence.Secrets;

/// <summary>How properties marked with <see cref="SecretAttribute"/> come into stored JSON.</summary>
public static class SecretJson
{
    /// <summary>They are encrypted: for what must be read again as it was.</summary>
    public static IJsonTypeInfoResolver Sealing(SecretSeal seal) =>
        new DefaultJsonTypeInfoResolver().WithAddedModifier(type => ForEachSecret(type, secret => secret.CustomConverter = new SealedText(seal)));

    /// <summary>They are left out, and read as null: for copies that only show what something is.</summary>
    internal static IJsonTypeInfoResolver LeavingOut { get; } = new DefaultJsonTypeInfoResolver().WithAddedModifier(type => ForEachSecret(type, secret =>
    {
        secret.ShouldSerialize = static (_, _) => false;
        secret.IsRequired = false;
    }));

    private static void ForEachSecret(JsonTypeInfo type, Action<JsonPropertyInfo> change)
    {
        foreach (var property in type.Properties)
        {
            if (property.AttributeProvider?.IsDefined(typeof(SecretAttribute), inherit: false) == true)
            {
                change(property);
            }
        }
    }
}
