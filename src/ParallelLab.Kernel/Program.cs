using System.Runtime.CompilerServices;
using ParallelLab.FSharp;
using ParallelLab.Kernel.CommandLine;
using ParallelLab.Kernel.Inspection;
using ParallelLab.Kernel.Runner;
using ParallelLab.Kernel.Sessions;
using ParallelLab.Worker.Running;

namespace ParallelLab.Kernel;

/// <summary>
/// Chooses what this process is. The choices are methods of their own that are not inlined: the worker must start in
/// tens of milliseconds and a kernel answer before its compiler is loaded, so neither may load all libraries with itself.
/// </summary>
internal static class Program
{
    private static int Main(string[] args) => args switch
    {
        ["worker", .. var rest] => RunWorker(rest),
        ["inspect", .. var rest] => RunInspector(rest),
        ["kernel", "--connection-file", var file] => RunKernel(file),
        _ => RunCommand(args),
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int RunWorker(string[] args) => WorkerHost.Run(args, () => new FSharpLanguage());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int RunInspector(string[] args) => Inspector.Run(args);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int RunKernel(string connectionFile) =>
        KernelProcess.RunAsync(connectionFile, Console.Error).GetAwaiter().GetResult();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int RunCommand(string[] args)
    {
        SessionStart startSession = (folder, input, cancellationToken) =>
            Session.StartWarmAsync(new SessionOptions { Folder = folder, Input = input }, cancellationToken);
        using var stop = new StopRequest();
        using var listening = args is ["kernel", ..] ? null : stop.Listen(); // A kernel has a use of its own for signals.
        return KernelCommand.RunAsync(args, Surroundings.OfProcess(startSession, stop)).GetAwaiter().GetResult();
    }
}
