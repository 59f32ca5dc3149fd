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
        ["worker", .. var rest] => RunWorker(rest),
        ["inspect", .. var rest] => RunInspector(rest),
        _ => Refuse(),
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int RunWorker(string[] args) => WorkerHost.Run(args, () => new FSharpLanguage());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int RunInspector(string[] args) => Inspector.Run(args);

    private static int Refuse()
    {
        Console.Error.WriteLine("parallellab-worker: parallellab starts this program; it is of no use alone.");
        return 2;
    }
}
