using System.CommandLine;
using Campaigns.LoadTester.Api;
using Campaigns.LoadTester.Demo;
using Campaigns.LoadTester.Load;

var root = new RootCommand("Drives Orleans Campaigns over its public HTTP API.")
{
    new LoadCommand().Build(TimeProvider.System),
    DemoCommand.Build(TimeProvider.System),
    DemoCommand.BuildVoice(TimeProvider.System),
};

try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("Stopped.");
    return 130;
}
catch (Exception fault) when (fault is ApiRefusedException or HttpRequestException or InvalidOperationException or IOException or TimeoutException or FormatException)
{
    // What the reader can do something about, without a stack trace.
    await Console.Error.WriteLineAsync(fault.Message);
    return 1;
}
