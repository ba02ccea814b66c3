using Microsoft.Extensions.Configuration;

namespace Campaigns.Silo.Tests;

public sealed class SecretKeysSectionTests
{
    [Fact]
    public void Keys_come_from_a_file_one_a_line_or_from_the_configuration_itself()
    {
        using var file = new KeyFile("first\n\n  second  \n");

        Assert.Equal(["first", "second"], SecretKeysSection.Read(Section(("KeyFile", file.Path))));
        Assert.Equal(["one", "two"], SecretKeysSection.Read(Section(("Keys:0", "one"), ("Keys:1", "two"))));
    }

    [Fact]
    public void No_key_an_empty_file_a_missing_one_and_both_ways_at_once_are_each_one_clear_error()
    {
        using var empty = new KeyFile("\n");

        AssertRefused("Campaigns:Secrets:KeyFile is not set.");
        AssertRefused("which holds no key.", ("KeyFile", empty.Path));
        AssertRefused("which can't be read", ("KeyFile", empty.Path + ".missing"));
        AssertRefused("are both set", ("KeyFile", empty.Path), ("Keys:0", "one"));
    }

    private static void AssertRefused(string why, params (string Key, string Value)[] settings) =>
        Assert.Contains(why, Assert.Throws<InvalidOperationException>(() => SecretKeysSection.Read(Section(settings))).Message, StringComparison.Ordinal);

    private static IConfigurationRoot Section(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)).Build();

    private sealed class KeyFile : IDisposable
    {
        public KeyFile(string text) => File.WriteAllText(Path, text);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
