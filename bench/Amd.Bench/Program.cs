using System.CommandLine;
using System.Diagnostics;
using Campaigns.Amd.Bench;
using Campaigns.Domain.Amd;

var wrong = new Option<bool>("--wrong") { Description = "Also name each call that was judged wrong, and each that stands apart." };
var command = new RootCommand("Answering machine detection on a set of calls whose answer is known: confusion matrix and time to verdict.") { wrong };
command.SetAction(parsed =>
{
    if (EspeakNg.Version() is not { } version)
    {
        Console.Error.WriteLine("espeak-ng is missing: install the Debian package of that name, then run this again.");
        return 1;
    }

    var (known, fresh) = (LabelledSet.Known(), LabelledSet.Fresh());
    Console.WriteLine($"{known.Count} known calls and {fresh.Count} fresh ones, spoken by {version}.");
    Judge("Asterisk's defaults alone, on the known calls", known, AmdSettings.Asterisk);
    Judge("Our defaults, on the known calls", known, new AmdSettings());
    Judge("Our defaults, on the fresh calls", fresh, new AmdSettings());
    return 0;

    void Judge(string title, IReadOnlyList<LabelledCall> set, AmdSettings settings)
    {
        var started = Stopwatch.GetTimestamp();
        var judged = set.Select(call => JudgedCall.Of(call, settings)).ToList();
        var frames = set.Sum(call => call.Samples.Length / FrameLevel.FrameSamples);
        var microseconds = Stopwatch.GetElapsedTime(started).TotalMicroseconds / frames;
        Console.WriteLine($"\n### {title}\n\n{Report.Of(judged)}");
        Console.WriteLine($"{microseconds:F1} microseconds a frame of 20 ms.");
        foreach (var call in judged.Where(call => parsed.GetValue(wrong) && (!call.IsRight || call.Call.Label is Label.Apart)))
        {
            Console.WriteLine($"{call.Call.Kind}: {call.Call.Name}: {call.Final}");
        }
    }
});
return await command.Parse(args).InvokeAsync();
