namespace Campaigns.Domain.Ports;

/// <summary>The stored do-not-call list: what is on it passes no attempt's gate.</summary>
public interface IDoNotCallNumbers
{
    /// <summary>Adds numbers (E.164 with "+"); those that are there already keep their reason. Returns those that were not.</summary>
    Task<IReadOnlyList<string>> AddAsync(IReadOnlyCollection<string> numbers, string reason, CancellationToken cancellationToken);
}
