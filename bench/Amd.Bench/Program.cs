using System.CommandLine;
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

    var set = LabelledSet.Build();
    Console.WriteLine($"{set.Count} calls, spoken by {version}.");
    foreach (var (name, settings) in new[] { ("Asterisk's defaults alone", AmdSettings.Asterisk), ("Our defaults", new AmdSettings()) })
    {
        var judged = set.Select(call => JudgedCall.Of(call, settings)).ToList();
        Console.WriteLine($"\n### {name}\n\n{Report.Of(judged)}");
        foreach (var call in judged.Where(call => parsed.GetValue(wrong) && (!call.IsRight || call.Call.Label is Label.Apart)))
        {
            Console.WriteLine($"{call.Call.Kind}: {call.Call.Name}: {call.Final}");
        }
    }

    return 0;
});
return await command.Parse(args).InvokeAsync();
