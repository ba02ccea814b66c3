using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;

namespace Campaigns.Domain.Tests.Trunks;

public sealed class TrunkSettingsRulesTests
{
    private static readonly TrunkSettings Valid = new() { Name = "Main", Host = "sip.example.com", CallerNumbers = ["+12025550100"] };

    [Fact]
    public void The_defaults_are_right() => Assert.Empty(TrunkSettingsRules.Validate(Valid));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void Name(int length, bool right) => Holds(right, "name", Valid with { Name = new string('x', length) });

    [Theory]
    [InlineData("sip.example.com", true)]
    [InlineData("localhost", true)]
    [InlineData("192.0.2.7", true)]
    [InlineData("2001:db8::7", true)]
    [InlineData("", false)]
    [InlineData("sip:example.com", false)]
    [InlineData("sip.example.com:5060", false)]
    [InlineData("user@example.com", false)]
    [InlineData("a b", false)]
    [InlineData("a\r\nVia: x", false)]
    public void Host(string host, bool right) => Holds(right, "host", Valid with { Host = host });

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(65_535, true)]
    [InlineData(65_536, false)]
    public void Port(int port, bool right) => Holds(right, "port", Valid with { Port = port });

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(100_000, true)]
    [InlineData(100_001, false)]
    public void Channels(int calls, bool right) => Holds(right, "maxConcurrentCalls", Valid with { MaxConcurrentCalls = calls });

    [Theory]
    [InlineData(0.099, false)]
    [InlineData(0.1, true)]
    [InlineData(10_000, true)]
    [InlineData(10_001, false)]
    [InlineData(double.NaN, false)]
    public void Calls_per_second(double rate, bool right) => Holds(right, "maxCallsPerSecond", Valid with { MaxCallsPerSecond = rate });

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("user", null, null)]
    [InlineData("user", "secret", null)]
    [InlineData(null, "secret", "username")]
    [InlineData("us\0er", "secret", "username")]
    [InlineData("user", "sec\u0001ret", "password")]
    [InlineData("us\r\ner", "secret", "username")] // It is written into a header of every challenged INVITE.
    [InlineData("user", "sec\nret", "password")]
    public void Credentials(string? username, string? password, string? fault) =>
        Holds(fault is null, fault ?? "", Valid with { Username = username, Password = password });

    [Theory]
    [InlineData("+12025550100", true)]
    [InlineData("+1234567", true)]
    [InlineData("+123456", false)]
    [InlineData("+123456789012345", true)]
    [InlineData("+1234567890123456", false)]
    [InlineData("12025550100", false)]
    [InlineData("+1 202 555 0100", false)]
    [InlineData("+1202555010٠", false)] // An Arabic-Indic digit.
    [InlineData("", false)]
    public void Caller_numbers(string number, bool right) => Holds(right, "callerNumbers[1]", Valid with { CallerNumbers = ["+12025550100", number] });

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public void Count_of_caller_numbers(int count, bool right) =>
        Holds(right, "callerNumbers", Valid with { CallerNumbers = [.. Enumerable.Range(0, count).Select(index => $"+1202555{index:0000}")] });

    [Theory]
    [InlineData("+1", true)]
    [InlineData("+1202", true)]
    [InlineData("+", false)]
    [InlineData("1", false)]
    [InlineData("", false)]
    [InlineData("+1x", false)]
    public void Prefixes(string prefix, bool right) => Holds(right, "allowedPrefixes[0]", Valid with { AllowedPrefixes = [prefix] });

    [Fact]
    public void All_faults_are_named_at_once()
    {
        var wrong = new TrunkSettings
        {
            Name = "",
            Host = "",
            Port = 0,
            Password = "secret",
            CallerNumbers = ["x", "y"],
            AllowedPrefixes = ["z"],
            MaxConcurrentCalls = 0,
            MaxCallsPerSecond = 0,
        };
        Assert.Equal(
            ["allowedPrefixes[0]", "callerNumbers[0]", "callerNumbers[1]", "host", "maxCallsPerSecond", "maxConcurrentCalls", "name", "port", "username"],
            TrunkSettingsRules.Validate(wrong).Select(fault => fault.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Prefixes_default_to_the_countries_of_the_caller_numbers()
    {
        var settings = Valid with { CallerNumbers = ["+12025550100", "+12025550101", "+442079460000", "+99999999"] };
        Assert.Equal(["+1", "+44"], TrunkSettingsRules.WithPrefixes(settings, new TwoCountries()).AllowedPrefixes);
        Assert.Equal(["+1202"], TrunkSettingsRules.WithPrefixes(settings with { AllowedPrefixes = ["+1202"] }, new TwoCountries()).AllowedPrefixes);
    }

    [Fact]
    public void Settings_are_the_same_when_nothing_differs()
    {
        var copy = Valid with { CallerNumbers = ["+12025550100"], AllowedPrefixes = [] };
        Assert.True(TrunkSettingsRules.AreSame(Valid, copy));
        Assert.False(TrunkSettingsRules.AreSame(Valid, copy with { CallerNumbers = ["+12025550101"] }));
        Assert.False(TrunkSettingsRules.AreSame(Valid, copy with { AllowedPrefixes = ["+1"] }));
        Assert.False(TrunkSettingsRules.AreSame(Valid, copy with { Password = "new" }));
    }

    private static void Holds(bool right, string path, TrunkSettings settings) =>
        Assert.Equal(right ? [] : [path], TrunkSettingsRules.Validate(settings).Select(fault => fault.Path).Distinct());

    private sealed class TwoCountries : IPhoneNumbers
    {
        public PhoneNumberReading Read(string? text, string? defaultRegion) => new PhoneNumberReading.Refused("Not asked here.");

        public IReadOnlyList<string> ZonesOf(string e164) => [];

        public string? CountryPrefixOf(string e164) =>
            e164.StartsWith("+1", StringComparison.Ordinal) ? "+1" : e164.StartsWith("+44", StringComparison.Ordinal) ? "+44" : null;
    }
}
