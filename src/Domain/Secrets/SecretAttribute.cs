namespace Campaigns.Domain.Secrets;

/// <summary>
/// Marks a text that must not be read by whoever reads the database, the log or an answer of the API: it is stored encrypted, by its grain alone, and the type
/// that holds it doesn't print it. A test looks for texts that are named like a secret and aren't marked.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
