namespace Campaigns.Sip.Tests.Endpoint;

/// <summary>
/// The messages of RFC 4475 at an endpoint with a call up: sections 3.2 to 3.4 are about what is done with a message that parses, and no
/// message of any section may disturb the call.
/// </summary>
public sealed class TortureTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Messages", "Torture");

    public static TheoryData<string> Messages => [.. Directory.GetFiles(Folder, "*.dat").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Leaves_the_call_and_the_stack_unharmed(string name)
    {
        var faults = new List<Exception>();
        await using var trunk = new FakeTrunk(options => options with { ObserverFault = faults.Add });
        var call = await trunk.PlaceAndConfirmAsync();

        trunk.Network.Deliver(Read(name));
        trunk.Pass(TimeSpan.FromSeconds(1));

        Assert.Empty(faults);
        Assert.False(trunk.Observer.Ended.IsCompleted);
        call.HangUp();
        Assert.StartsWith("BYE ", trunk.Network.Last, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bext01", "420 ", "an unknown extension is required (§3.4.1)")]
    [InlineData("unkscm", "200 ", "a Request-URI is the trunk's affair: OPTIONS is answered (§3.4.3)")]
    [InlineData("semiuri", "200 ", "a semicolon in the user part (§3.1.1.9)")]
    [InlineData("lwsdisp", "200 ", "no blank before the bracket (§3.1.1.6)")]
    [InlineData("zeromf", "200 ", "Max-Forwards 0 concerns proxies (§3.3.11)")]
    [InlineData("transports", "200 ", "unknown transports in Via (§3.1.1.10)")]
    [InlineData("regaut01", "405 ", "we are no registrar (§3.3.9)")]
    [InlineData("invut", "405 ", "we take no calls (§3.3.5)")]
    [InlineData("intmeth", "501 ", "an unknown method (§3.1.1.2)")]
    [InlineData("insuf", "", "mandatory fields are missing (§3.3.1)")]
    [InlineData("mcl01", "", "two Content-Lengths (§3.3.9)")]
    [InlineData("mismatch01", "", "CSeq names another method (§3.1.2.17)")]
    public async Task Is_answered_as_a_user_agent_for_outbound_calls_must(string name, string status, string why)
    {
        await using var trunk = new FakeTrunk();

        trunk.Network.Deliver(Read(name));

        var answers = trunk.Network.Sent.Where(message => message.StartsWith("SIP/2.0 ", StringComparison.Ordinal)).ToList();
        if (status.Length == 0)
        {
            Assert.True(answers.Count == 0, why);
        }
        else
        {
            Assert.True(answers.Count == 1 && answers[0].StartsWith("SIP/2.0 " + status, StringComparison.Ordinal), $"{why}: {string.Join('\n', answers)}");
        }
    }

    private static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name + ".dat"));
}
