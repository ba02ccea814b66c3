using System.Xml.Linq;
using Campaigns.Persistence.Migrations;
using Npgsql;

namespace Campaigns.Persistence.Secrets;

/// <summary>
/// Refuses a database whose key ring this process can't open: data protection would otherwise make new keys beside the old ones, and fail one secret at a
/// time. Wraps keys under the first of the installation's keys that are still wrapped under another.
/// </summary>
internal sealed class KeyRingStep(NpgsqlDataSource dataSource, InstallationCipher cipher) : IMigrationStep
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!cipher.CanSeal)
        {
            throw new DatabaseUnusableException("Secrets need a key outside of the database: set Campaigns:Secrets:KeyFile or Campaigns:Secrets:Keys.");
        }

        foreach (var (name, element) in await ReadAsync(cancellationToken))
        {
            var wrapped = element.Descendants(WrappedElement.Name).ToList();
            if (wrapped.Find(part => !cipher.Knows(WrappedElement.KeyOf(part))) is { } strange)
            {
                throw new DatabaseUnusableException(
                    $"The secrets in this database are encrypted under key {WrappedElement.KeyOf(strange)}, which is not among the configured ones "
                    + "(Campaigns:Secrets:KeyFile, Campaigns:Secrets:Keys). Without it they can't be read: give the key that belongs to the database.");
            }

            if (!wrapped.TrueForAll(part => cipher.IsFirst(WrappedElement.KeyOf(part))))
            {
                wrapped.ForEach(part => part.ReplaceWith(WrappedElement.Wrap(WrappedElement.Unwrap(part, cipher), cipher)));
                await using var command = dataSource.CreateCommand("UPDATE key_ring SET element = $2 WHERE name = $1")
                    .With(name)
                    .With(element.ToString(SaveOptions.DisableFormatting));
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }
    }

    private async Task<IReadOnlyList<(string Name, XElement Element)>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT name, element FROM key_ring");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<(string, XElement)> elements = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            elements.Add((reader.GetString(0), XElement.Parse(reader.GetString(1))));
        }

        return elements;
    }
}
