using Campaigns.Cli;
using Spectre.Console;

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stopping.Cancel();
};
return await CommandLine.RunAsync(args, new Terminal(Console.Out, Console.Error, AnsiConsole.Console, Environment.GetEnvironmentVariable), stopping.Token);
