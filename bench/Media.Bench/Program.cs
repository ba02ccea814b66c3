using System.CommandLine;
using Campaigns.Media.Bench;

var calls = new Option<int[]>("--calls")
{
    Description = "Calls at once, one run each.",
    DefaultValueFactory = _ => [100, 500, 1000],
    AllowMultipleArgumentsPerToken = true,
};
var seconds = new Option<int>("--seconds") { Description = "How long each run is measured.", DefaultValueFactory = _ => 10 };
var json = new Option<FileInfo?>("--json") { Description = "Also write the figures to this file." };
var farEnd = new Option<bool>("--far-end") { Description = "Be the other process.", Hidden = true };
var command = new RootCommand("CPU time and evenness of the audio of many calls, both ways, between two processes on the loopback interface.")
{
    calls,
    seconds,
    json,
    farEnd,
};
command.SetAction((parsed, cancellationToken) => parsed.GetValue(farEnd)
    ? FarEnd.RunAsync(cancellationToken)
    : Measurement.RunAsync(parsed.GetValue(calls)!, TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(json), cancellationToken));
return await command.Parse(args).InvokeAsync();
