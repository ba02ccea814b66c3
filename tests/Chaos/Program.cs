using System.CommandLine;
using Campaigns.Chaos;

// Told to stop, it first ends what it has started.
return await ChaosCommand.Build(TimeProvider.System).Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
