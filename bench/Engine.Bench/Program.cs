using System.CommandLine;
using Campaigns.Engine.Bench;

var contacts = new Option<int>("--contacts") { Description = "Contacts to dial, 1,000 to 10,000,000.", DefaultValueFactory = _ => 100_000 };
var concurrency = new Option<int>("--concurrency") { Description = "Calls at once.", DefaultValueFactory = _ => 1_000 };
var seed = new Option<int>("--seed") { Description = "Of the numbers and the outcomes.", DefaultValueFactory = _ => 1 };
var warmUp = new Option<int>("--warm-up") { Description = "Contacts dialled before anything is measured.", DefaultValueFactory = _ => 50_000 };
var only = new Option<string?>("--only") { Description = "Run one side alone: engine or hand-written." };
var adoNet = new Option<bool>("--ado-net-reminders") { Description = "Reminders by Orleans' ADO.NET provider instead of our group commit." };
var json = new Option<FileInfo?>("--json") { Description = "Also write the figures to this file." };
var database = new Option<string>("--database") { Required = true, Hidden = true };
var databaseProcess = new Option<int>("--database-process") { Required = true, Hidden = true };
only.AcceptOnlyFromAmong("engine", "hand-written");
var command = new RootCommand("Attempts a second of the whole engine, all but the phone call, beside a hand-written loop on the same database.")
{
    contacts, concurrency, seed, warmUp, only, adoNet, json, database, databaseProcess,
};
command.SetAction((parsed, cancellationToken) => Comparison.RunAsync(
    new Plan
    {
        Contacts = parsed.GetValue(contacts),
        Concurrency = parsed.GetValue(concurrency),
        Seed = parsed.GetValue(seed),
        WarmUp = parsed.GetValue(warmUp),
        Only = parsed.GetValue(only),
        AdoNetReminders = parsed.GetValue(adoNet),
        Database = parsed.GetValue(database)!,
        DatabaseProcess = parsed.GetValue(databaseProcess),
    },
    parsed.GetValue(json),
    cancellationToken));
return await command.Parse(args).InvokeAsync();
