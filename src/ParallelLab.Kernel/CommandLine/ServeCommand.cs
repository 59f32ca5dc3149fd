using System.CommandLine;
using ParallelLab.Kernel.Jupyter;
using ParallelLab.Kernel.Sessions;

namespace ParallelLab.Kernel.CommandLine;

/// <summary><c>parallellab kernel</c>: serves Jupyter front ends, which start it themselves.</summary>
internal sealed class ServeCommand : Command, INotedCommand
{
    private readonly Option<string> _file = new("--connection-file")
    {
        Description = "The file in which the front end says where to listen and how to sign.",
        HelpName = "FILE",
        Required = true,
    };

    public ServeCommand(Surroundings surroundings)
        : base("kernel", "Serve Jupyter front ends such as VS Code and JupyterLab, which start this themselves.")
    {
        Options.Add(_file);
        SetAction(arguments => KernelProcess.RunAsync(arguments.GetRequiredValue(_file), surroundings.Error));
    }

    public string Notes => $"""
        SIGINT stops the running cell. SIGTERM ends the kernel and all that its cells started, and so does the end of the
        process that {ParentWatch.Variable} names.
        History and log are kept in {DataFolder.OfUser()}.
        {DataFolder.Variable} names another folder, {KernelLog.LevelVariable} another level than Warning.

        Exit codes:
          0  a front end ended it         2  the connection file can't be followed
          3  a fault of ParallelLab       143  ended by SIGTERM
        """;
}
