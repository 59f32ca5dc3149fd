using System.CommandLine;
using System.CommandLine.Invocation;

namespace ParallelLab.Kernel.CommandLine;

/// <summary>A command with more to explain than fits into a list of commands: its own help page shows the notes too.</summary>
internal interface INotedCommand
{
    string Notes { get; }
}

/// <summary>The usual help page, and below it the command's notes.</summary>
internal sealed class HelpWithNotes(SynchronousCommandLineAction help) : SynchronousCommandLineAction
{
    /// <summary>Who asks for help gets it, whatever else is wrong with the line.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is INotedCommand noted)
            parseResult.InvocationConfiguration.Output.WriteLine(noted.Notes);
        return exitCode;
    }
}
