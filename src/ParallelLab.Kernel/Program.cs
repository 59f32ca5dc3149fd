using System.Runtime.CompilerServices;
using ParallelLab.Kernel.CommandLine;
using ParallelLab.Kernel.Runner;
using ParallelLab.Kernel.Sessions;
using ParallelLab.Worker.Running;

namespace ParallelLab.Kernel;

/// <summary>
/// Chooses what this process is. The choices are methods of their own that are not inlined: the worker must start in
/// tens of milliseconds, so it must not load the libraries of the command line and the compiler with them.
/// </summary>
internal static class Program
{
    private static int Main(string[] args) => args is ["worker", .. var rest] ? RunWorker(rest) : RunCommand(args);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int RunWorker(string[] args) => WorkerHost.Run(args);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int RunCommand(string[] args)
    {
        SessionStart startSession = (folder, input, cancellationToken) =>
            Session.StartWarmAsync(new SessionOptions { Folder = folder, Input = input }, cancellationToken);
        using var stop = new StopRequest();
        using var listening = stop.Listen();
        return KernelCommand.RunAsync(args, Surroundings.OfProcess(startSession, stop)).GetAwaiter().GetResult();
    }
}
