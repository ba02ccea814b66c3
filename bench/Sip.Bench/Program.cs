using System.CommandLine;
using Campaigns.Sip.Bench;

var rate = new Option<int>("--rate") { Description = "New calls a second.", DefaultValueFactory = _ => 2000 };
var calls = new Option<int>("--calls") { Description = "Calls of each run.", DefaultValueFactory = _ => 20_000 };
var rounds = new Option<int>("--rounds") { Description = "How often each agent runs, in turn; the median is reported.", DefaultValueFactory = _ => 3 };
var portRate = new Option<int>("--port-rate") { Description = "New calls a second where both stacks are compared through the dialler's port.", DefaultValueFactory = _ => 200 };
var portCalls = new Option<int>("--port-calls") { Description = "Calls of each of those runs.", DefaultValueFactory = _ => 3000 };
var json = new Option<FileInfo?>("--json") { Description = "Also write the figures to this file." };
var command = new RootCommand("CPU time per call of our user agent, of SIPSorcery where it is built, and of SIPp, against the same SIPp server.")
{
    rate,
    calls,
    rounds,
    portRate,
    portCalls,
    json,
};
command.SetAction(async (parsed, cancellationToken) =>
{
    var plan = new Plan(parsed.GetValue(rate), parsed.GetValue(calls), parsed.GetValue(rounds));
    return await Comparison.RunAsync(plan, new PortPlan(parsed.GetValue(portRate), parsed.GetValue(portCalls)), parsed.GetValue(json), cancellationToken);
});
return await command.Parse(args).InvokeAsync();
