using Spectre.Console;

namespace Campaigns.Cli;

/// <summary>Where a command reads from and writes to.</summary>
/// <param name="Output">What was asked for; scripts read it.</param>
/// <param name="Errors">What went wrong, a line each.</param>
/// <param name="Console">For what is redrawn; writes to <paramref name="Output"/>.</param>
/// <param name="Environment">Reads an environment variable.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Errors, IAnsiConsole Console, Func<string, string?> Environment);
