using System.Globalization;
using System.Text.RegularExpressions;
using Campaigns.Persistence.Migrations;

namespace Campaigns.Persistence.Tests.Migrations;

/// <summary>
/// A silo of the release before goes on while a new one migrates the database: a migration takes nothing away and demands nothing that the silo before doesn't write (decision 0003).
/// </summary>
public sealed partial class MigrationRulesTests
{
    /// <summary>Older ones were made before the rule, and docs/operations.md says which of them need a stop.</summary>
    private const int Baseline = 600;

    /// <summary>Migrations that break the rule and why that is right. docs/operations.md must name them, and say whether they need a stop.</summary>
    private static readonly Dictionary<string, string> Excepted = new()
    {
        ["0700_capacity_waits.sql"] = "A check is replaced by a wider one: what the silo before writes passes both.",
        ["0740_reminders_by_grain.sql"] = "An index is replaced by one that serves the same statements, and a key's columns change places.",
    };

    public static TheoryData<string> Migrations =>
    [
        .. typeof(Migrator).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal) && int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture) >= Baseline),
    ];

    [Theory]
    [MemberData(nameof(Migrations))]
    public void A_silo_of_the_release_before_can_go_on(string migration)
    {
        var broken = Breaks(Read(migration));

        if (Excepted.ContainsKey(migration))
        {
            Assert.NotEmpty(broken);
            Assert.Contains(migration[..4], File.ReadAllText(Path.Combine(RootAbove(AppContext.BaseDirectory), "docs", "operations.md")), StringComparison.Ordinal);
        }
        else
        {
            Assert.True(broken.Count == 0, $"{migration}: {string.Join("; ", broken)}");
        }
    }

    [Theory]
    [InlineData("DROP TABLE contacts;")]
    [InlineData("DROP INDEX IF EXISTS by_owner;")]
    [InlineData("ALTER TABLE contacts DROP COLUMN name;")]
    [InlineData("ALTER TABLE contacts RENAME COLUMN name TO title;")]
    [InlineData("ALTER TABLE contacts RENAME TO people;")]
    [InlineData("ALTER TABLE contacts ALTER COLUMN name TYPE integer USING 0;")]
    [InlineData("ALTER TABLE contacts ALTER name SET DATA TYPE integer;")]
    [InlineData("ALTER TABLE contacts ALTER COLUMN name SET NOT NULL;")]
    [InlineData("ALTER TABLE contacts ALTER COLUMN state DROP DEFAULT;")]
    [InlineData("ALTER TABLE contacts ADD COLUMN colour text NOT NULL;")]
    [InlineData("ALTER TABLE contacts\n    ADD COLUMN size integer,\n    ADD colour text NOT NULL;")]
    [InlineData("ALTER TABLE contacts ADD CONSTRAINT named CHECK (name <> '');")]
    [InlineData("ALTER TABLE contacts ADD UNIQUE (name);")]
    [InlineData("CREATE UNIQUE INDEX contacts_by_name ON contacts (name);")]
    [InlineData("CREATE TABLE new (id bigint); TRUNCATE contacts;")]
    public void What_would_break_it_is_found(string sql) => Assert.NotEmpty(Breaks(sql));

    [Theory]
    [InlineData("CREATE TABLE colours (id bigint NOT NULL PRIMARY KEY, name text NOT NULL UNIQUE, CHECK (name <> ''));\nCREATE UNIQUE INDEX colours_by_name ON colours (name);")]
    [InlineData("ALTER TABLE contacts ADD COLUMN colour text;")]
    [InlineData("ALTER TABLE contacts ADD COLUMN colour text NOT NULL DEFAULT 'red', ADD COLUMN size integer;")]
    [InlineData("CREATE INDEX contacts_by_name ON contacts (name);")]
    [InlineData("-- DROP TABLE contacts would not do.\nUPDATE contacts SET name = 'don''t; DROP TABLE x' WHERE name IS NULL;")]
    public void What_only_adds_is_let_through(string sql) => Assert.Empty(Breaks(sql));

    private static List<string> Breaks(string sql)
    {
        var statements = Texts().Replace(Comments().Replace(sql, ""), "''").Split(';').Select(statement => Blanks().Replace(statement, " ").Trim()).Where(statement => statement.Length > 0).ToList();
        var made = statements.Select(statement => Made().Match(statement)).Where(match => match.Success).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);

        // What the migration itself has made, nobody uses yet.
        return [.. statements.Where(statement => !made.Contains(Target().Match(statement).Groups[1].Value)).Where(Breaking)];

        static bool Breaking(string statement) => Forbidden().IsMatch(statement)
            || (Added().Matches(statement) is { Count: > 0 } added && added.Any(column => NotNull().IsMatch(column.Value) && !Default().IsMatch(column.Value)));
    }

    private static string Read(string migration)
    {
        using var reader = new StreamReader(typeof(Migrator).Assembly.GetManifestResourceStream(migration)!);
        return reader.ReadToEnd();
    }

    private static string RootAbove(string folder) => File.Exists(Path.Combine(folder, "Orleans.Campaigns.sln"))
        ? folder
        : RootAbove(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No Orleans.Campaigns.sln above the tests."));

    [GeneratedRegex(@"--[^\n]*")]
    private static partial Regex Comments();

    [GeneratedRegex("'(?:[^']|'')*'")]
    private static partial Regex Texts();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^CREATE TABLE (?:IF NOT EXISTS )?(\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex Made();

    [GeneratedRegex(@"^(?:ALTER TABLE (?:IF EXISTS |ONLY )*|CREATE UNIQUE INDEX .*? ON )(\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex Target();

    [GeneratedRegex(
        @"^(?:DROP|TRUNCATE)\b|^ALTER \w+ .*\b(?:DROP|RENAME|(?:SET DATA )?TYPE|SET NOT NULL|ADD (?:CONSTRAINT|CHECK|UNIQUE|PRIMARY|FOREIGN|EXCLUDE))\b|^CREATE UNIQUE INDEX\b", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"\bADD (?:COLUMN )?(?!COLUMN\b).*?(?=, ADD |$)", RegexOptions.IgnoreCase)]
    private static partial Regex Added();

    [GeneratedRegex(@"\bNOT NULL\b", RegexOptions.IgnoreCase)]
    private static partial Regex NotNull();

    [GeneratedRegex(@"\b(?:DEFAULT|GENERATED)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Default();
}
