using ParallelLab.Kernel.Kernelspecs;
using ParallelLab.Kernel.Runner;
using Spectre.Console;

namespace ParallelLab.Kernel.CommandLine;

/// <summary>What commands work with, and all that they know of the world: in a test, all of it is the test's.</summary>
public sealed record Surroundings(SessionStart StartSession, StopRequest Stop)
{
    /// <summary>Reports go here.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Usage errors and our own faults go here.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The terminal to draw on; null where nobody watches.</summary>
    public IAnsiConsole? Terminal { get; init; }

    /// <summary>What relative paths are relative to; a full path.</summary>
    public required string CurrentFolder { get; init; }

    /// <summary>Where Jupyter's folders are, and what program this is.</summary>
    public Machine Machine { get; init; } = Machine.Current();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The process's own. Under CI nobody watches, even where it lends a terminal.</summary>
    public static Surroundings OfProcess(SessionStart startSession, StopRequest stop) => new(startSession, stop)
    {
        Output = Console.Out,
        Error = Console.Error,
        CurrentFolder = Environment.CurrentDirectory,
        Terminal = Console.IsOutputRedirected || Environment.GetEnvironmentVariable("CI") is { Length: > 0 } ? null : AnsiConsole.Console,
    };
}
