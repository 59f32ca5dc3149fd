using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ParallelLab.Kernel.Kernelspecs;
using ParallelLab.Kernel.Runner;

namespace ParallelLab.Kernel.CommandLine;

/// <summary>The whole command line: parses it, runs what it says and turns whatever happens into an exit code.</summary>
public static class KernelCommand
{
    /// <summary>Runs the command that the arguments name. Throws nothing: what went wrong is told, and stands in the exit code.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Surroundings surroundings)
    {
        try
        {
            return await InvokeAsync(Tree(surroundings).Parse(arguments), surroundings);
        }
        catch (Exception exception) when (exception is UsageException or KernelspecException)
        {
            await surroundings.Error.WriteLineAsync(exception.Message);
            return ExitCodes.Usage;
        }
        catch (Exception exception)
        {
            return await FaultReport.TellAsync(exception, surroundings.Error);
        }
    }

    private static async Task<int> InvokeAsync(ParseResult arguments, Surroundings surroundings)
    {
        var invocation = new InvocationConfiguration
        {
            Output = surroundings.Output,
            Error = surroundings.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null, // Signals are ours: StopRequest.
        };
        if (arguments.Action is ParseErrorAction errors)
            errors.ShowHelp = false;
        var exitCode = await arguments.InvokeAsync(invocation);
        return arguments.Action is ParseErrorAction ? ExitCodes.Usage : exitCode;
    }

    private static RootCommand Tree(Surroundings surroundings)
    {
        var tree = new RootCommand("""
            A C# notebook in which concurrency can be seen, measured, broken safely and stopped.
            'parallellab run notebooks' runs the lecture; 'parallellab run --help' tells all that it can do.
            """)
        {
            new RunCommand(surroundings),
            new InstallCommand(surroundings),
            new UninstallCommand(surroundings),
            new KernelsCommand(surroundings),
            new ServeCommand(surroundings),
        };
        foreach (var help in tree.Options.OfType<HelpOption>())
            help.Action = new HelpWithNotes((SynchronousCommandLineAction)help.Action!);
        return tree;
    }
}
