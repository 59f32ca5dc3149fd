using System.Runtime.CompilerServices;
using ParallelLab.FSharp;
using ParallelLab.Worker.Running;
using ParallelLab.WorkerProgram.Inspection;

namespace ParallelLab.WorkerProgram;

/// <summary>
/// Chooses what this process is. The choices are methods of their own that are not inlined: a worker must start in tens of milliseconds, and
/// not load what looks into workers.
/// </summary>
internal static class Program
{
    private static int Main(string[] args) => args switch
    {
        ["worker", var socketPath] => RunWorker(socketPath),
        ["inspect", var processId] => RunInspector(processId),
        _ => Refuse(),
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int RunWorker(string socketPath) => WorkerHost.Run(socketPath, () => new FSharpLanguage());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int RunInspector(string processId) => Inspector.Run(processId);

    private static int Refuse()
    {
        Console.Error.WriteLine("parallellab-worker: parallellab starts this program; it is of no use alone.");
        return 2;
    }
}
