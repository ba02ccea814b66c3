using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Campaigns.Persistence.Secrets;

/// <summary>The key ring of ASP.NET Core's data protection as rows, so that all processes share it. Its keys are wrapped before they come here.</summary>
internal sealed class KeyRingStore(NpgsqlDataSource dataSource) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = dataSource.CreateCommand("SELECT element FROM key_ring ORDER BY written_at, name");
        using var reader = command.ExecuteReader();
        List<XElement> elements = [];
        while (reader.Read())
        {
            elements.Add(XElement.Parse(reader.GetString(0)));
        }

        return elements;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = dataSource.CreateCommand("INSERT INTO key_ring (name, element) VALUES ($1, $2)")
            .With(friendlyName)
            .With(element.ToString(SaveOptions.DisableFormatting));
        command.ExecuteNonQuery();
    }
}
