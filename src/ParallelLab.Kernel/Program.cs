using System.Runtime.CompilerServices;
using ParallelLab.Kernel.CommandLine;
using ParallelLab.Kernel.Runner;
using ParallelLab.Kernel.Sessions;

namespace ParallelLab.Kernel;

/// <summary>
/// Chooses what this process is. The choices are methods of their own that are not inlined: a kernel must answer before its compiler is loaded,
/// so it may not load all libraries with itself.
/// </summary>
internal static class Program
{
    private static int Main(string[] args) => args switch
    {
        ["kernel", "--connection-file", var file] => RunKernel(file),
        _ => RunCommand(args),
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int RunKernel(string connectionFile)
    {
        NativeAllocator.ReturnLargeBlocks();
        return KernelProcess.RunAsync(connectionFile, Console.Error).GetAwaiter().GetResult();
    }

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
