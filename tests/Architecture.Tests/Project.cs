using System.Xml.Linq;

namespace Campaigns.Architecture.Tests;

/// <summary>What a project file refers to.</summary>
internal sealed record Project(string Name, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages)
{
    public static IReadOnlyList<Project> Sources { get; } = Below("src");

    public static IReadOnlyList<Project> Below(string folder) => [.. Repository.Files(folder, "*.csproj").Select(Read)];

    private static Project Read(string file)
    {
        var document = XDocument.Parse(Repository.Text(file));
        return new Project(
            Path.GetFileNameWithoutExtension(file),
            [.. Includes(document, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).Order(StringComparer.Ordinal)],
            [.. Includes(document, "PackageReference").Order(StringComparer.Ordinal)]);
    }

    private static IEnumerable<string> Includes(XDocument document, string element) =>
        document.Descendants(element).Select(reference => reference.Attribute("Include")!.Value);
}
