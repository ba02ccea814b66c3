using Campaigns.Amd.Bench;
using Campaigns.Domain.Amd;

namespace Campaigns.Domain.Tests.Amd;

/// <summary>
/// The figures of docs/amd.md, on calls that espeak-ng speaks. Another version of it speaks a little differently: what is asserted are the aims, and
/// that each of our rules earns its place.
/// </summary>
public sealed class LabelledSetTests
{
    private static readonly Lazy<IReadOnlyList<LabelledCall>> Known = new(LabelledSet.Known);
    private static readonly Lazy<IReadOnlyList<LabelledCall>> Fresh = new(LabelledSet.Fresh);

    public static TheoryData<string> Sets => ["known", "fresh"];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Our_defaults_cut_no_human_off_and_find_19_of_20_machines(string set)
    {
        var judged = Judge(set == "known" ? Known : Fresh, new AmdSettings());

        Assert.Empty(judged.Where(call => call.Call.Label is Label.Human && call.Final.Verdict is AmdVerdict.Machine).Select(call => $"{call.Call.Kind}: {call.Call.Name}"));
        Assert.InRange(Report.Right(judged, Label.Machine), 0.95, 1);

        // What is missed sounds like people do: a short phrase, and a breath.
        var missed = judged.Where(call => call.Call.Label is Label.Machine && call.Final.Verdict is not AmdVerdict.Machine);
        Assert.All(missed, call => Assert.StartsWith("greeting with a pause", call.Call.Kind, StringComparison.Ordinal));
        var delays = Report.HumanDelaysMs(judged);
        Assert.InRange(delays[delays.Count / 2], 0, 1000);
    }

    [Fact]
    public void Asterisks_defaults_alone_do_not()
    {
        var judged = Judge(Known, AmdSettings.Asterisk);

        Assert.InRange(Report.Right(judged, Label.Human), 0.6, 0.9);
        Assert.InRange(Report.Right(judged, Label.Machine), 0.6, 0.9);
    }

    [Fact]
    public void Each_of_our_rules_earns_its_place()
    {
        var ours = Judge(Known, new AmdSettings());

        Assert.True(RightWith(new AmdSettings { SilenceDecides = true }, Label.Human) < Report.Right(ours, Label.Human));
        Assert.True(RightWith(new AmdSettings { MinVoiceOfWordsMs = 0 }, Label.Human) < Report.Right(ours, Label.Human));
        Assert.True(RightWith(new AmdSettings { NoiseFactor = 0 }, Label.Human) < Report.Right(ours, Label.Human));
        Assert.True(RightWith(new AmdSettings { PauseFactor = 0 }, Label.Machine) < Report.Right(ours, Label.Machine));
        Assert.True(RightWith(new AmdSettings { BeepDecides = false }, Label.Machine) < Report.Right(ours, Label.Machine));
        Assert.True(RightWith(new AmdSettings { BeepCorrects = false }, Label.Machine) < Report.Right(ours, Label.Machine));
    }

    [Fact]
    public void A_greeting_that_has_a_beep_ends_with_it_and_not_a_fifth_of_a_second_later()
    {
        var beeped = Judge(Known, new AmdSettings()).Where(call => call.Call.BeepEndMs is not null && call.Final.Verdict is AmdVerdict.Machine).ToList();

        Assert.True(beeped.Count > 60);
        Assert.All(beeped, call => Assert.Equal(GreetingEnd.Beep, call.Greeting));
        Assert.All(beeped, call => Assert.InRange(call.GreetingOverMs!.Value - call.Call.BeepEndMs!.Value, 0, 200));
    }

    private static double RightWith(AmdSettings settings, Label label) => Report.Right(Judge(Known, settings), label);

    private static List<JudgedCall> Judge(Lazy<IReadOnlyList<LabelledCall>> set, AmdSettings settings) => [.. set.Value.Select(call => JudgedCall.Of(call, settings))];
}
