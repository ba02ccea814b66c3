using System.CommandLine;
using Campaigns.Engine.Bench;
using Campaigns.Engine.Bench.Calls;

var contacts = new Option<int>("--contacts") { Description = "Contacts to dial, 1,000 to 10,000,000.", DefaultValueFactory = _ => 100_000 };
var million = new Option<int>("--contacts") { Description = "Contacts of the campaign, 1,000 to 10,000,000.", DefaultValueFactory = _ => 1_000_000 };
var pending = new Option<int>("--pending") { Description = "Contacts that wait for their retry before the process is killed.", DefaultValueFactory = _ => 300_000 };
var concurrency = new Option<int>("--concurrency") { Description = "Calls at once.", DefaultValueFactory = _ => 1_000 };
var seed = new Option<int>("--seed") { Description = "Of the numbers and the outcomes.", DefaultValueFactory = _ => 1 };
var warmUp = new Option<int>("--warm-up") { Description = "Contacts dialled before anything is measured.", DefaultValueFactory = _ => 50_000 };
var scaleWarmUp = new Option<int>("--warm-up") { Description = "Contacts dialled before anything is measured, for each process.", DefaultValueFactory = _ => 20_000 };
var processes = new Option<int[]>("--processes") { Description = "Sizes of the clusters.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [1, 2, 4] };
var only = new Option<string?>("--only") { Description = "Run one side alone: engine or hand-written." };
var adoNet = new Option<bool>("--ado-net-reminders") { Description = "Reminders by Orleans' ADO.NET provider instead of our group commit." };
var backlog = new Option<bool>("--backlog") { Description = "Also with five times as many contacts, and what that adds to the cost of an attempt." };
var providers = new Option<bool>("--providers") { Description = "Also with the other provider of reminders: both in one run." };
var json = new Option<FileInfo?>("--json") { Description = "Also write the figures to this file." };
var database = new Option<string>("--database") { Required = true, Hidden = true };
var databaseProcess = new Option<int>("--database-process") { Required = true, Hidden = true };
var keyFile = new Option<string>("--key-file") { Required = true };
var siloPort = new Option<int>("--silo-port");
only.AcceptOnlyFromAmong("engine", "hand-written");
var part = new Option<string?>("--only") { Description = "Run one part alone: answered, mix or live." };
var answered = new Option<int>("--contacts") { Description = "Contacts of the carrier that answers everybody, 1,000 to 10,000,000.", DefaultValueFactory = _ => 130_000 };
var mixed = new Option<int>("--mix-contacts") { Description = "Contacts of the carrier with the engine benchmark's outcomes.", DefaultValueFactory = _ => 100_000 };
var live = new Option<int>("--live") { Description = "Calls that are to be up at once.", DefaultValueFactory = _ => 10_000 };
var atOnce = new Option<int>("--concurrency") { Description = "Calls at once while rates are measured.", DefaultValueFactory = _ => 2_000 };
part.AcceptOnlyFromAmong("answered", "mix", "live");

var engineCommand = new Command("engine", "Attempts a second of the whole engine, all but the phone call, beside a hand-written loop on the same database.")
{
    contacts, concurrency, seed, warmUp, only, adoNet, backlog, providers, json, database, databaseProcess,
};
engineCommand.SetAction((parsed, cancellationToken) => new Comparison(
    new Plan
    {
        Contacts = parsed.GetValue(contacts),
        Concurrency = parsed.GetValue(concurrency),
        Seed = parsed.GetValue(seed),
        WarmUp = parsed.GetValue(warmUp),
        Only = parsed.GetValue(only),
        AdoNetReminders = parsed.GetValue(adoNet),
        Database = parsed.GetValue(database)!,
        Backlog = parsed.GetValue(backlog),
        Providers = parsed.GetValue(providers),
        DatabaseProcess = parsed.GetValue(databaseProcess),
    }).RunAsync(parsed.GetValue(json), cancellationToken));

var millionCommand = new Command("million", "One campaign of a million contacts: import, launch, progress, pause, memory, and a start after kill -9 with many retries waiting.")
{
    million, pending, seed, json, database, databaseProcess,
};
millionCommand.SetAction((parsed, cancellationToken) =>
    new MillionRun(parsed.GetValue(database)!, parsed.GetValue(million), parsed.GetValue(pending), parsed.GetValue(seed)).RunAsync(parsed.GetValue(json), cancellationToken));

var scaleCommand = new Command("scale", "The same work on one, two and four processes; 200 campaigns on one trunk; small campaigns beside a huge one.")
{
    contacts, scaleWarmUp, processes, seed, json, database, databaseProcess,
};
scaleCommand.SetAction((parsed, cancellationToken) => new ScaleRun(
    parsed.GetValue(database)!,
    parsed.GetValue(databaseProcess),
    parsed.GetValue(contacts),
    parsed.GetValue(scaleWarmUp),
    parsed.GetValue(processes)!,
    parsed.GetValue(seed)).RunAsync(parsed.GetValue(json), cancellationToken));

var callsCommand = new Command("calls", "The whole system, signalling only, against SIPp as the carrier: answered calls a second, attempts a second of a mix of outcomes, calls up at once.")
{
    part, answered, mixed, live, atOnce, warmUp, seed, json, database, databaseProcess,
};
callsCommand.SetAction((parsed, cancellationToken) => CallsRun.RunAsync(
    new CallsPlan
    {
        Only = parsed.GetValue(part),
        Answered = parsed.GetValue(answered),
        Mixed = parsed.GetValue(mixed),
        Live = parsed.GetValue(live),
        WarmUp = parsed.GetValue(warmUp),
        Concurrency = parsed.GetValue(atOnce),
        Seed = parsed.GetValue(seed),
        Database = parsed.GetValue(database)!,
        DatabaseProcess = parsed.GetValue(databaseProcess),
    },
    parsed.GetValue(json),
    cancellationToken));

var nodeCommand = new Command("node", "One engine process of these benchmarks.") { database, keyFile, siloPort, seed };
nodeCommand.Hidden = true;
nodeCommand.SetAction((parsed, cancellationToken) =>
    NodeProgram.RunAsync(parsed.GetValue(database)!, parsed.GetValue(keyFile)!, parsed.GetValue(siloPort), parsed.GetValue(seed), cancellationToken));

return await new RootCommand("Benchmarks of the engine: everything is real, but for the phone call where it isn't the point.") { engineCommand, millionCommand, scaleCommand, callsCommand, nodeCommand }.Parse(args).InvokeAsync();
