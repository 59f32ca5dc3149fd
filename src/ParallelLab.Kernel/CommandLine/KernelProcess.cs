using System.Runtime.InteropServices;
using ParallelLab.Kernel.Jupyter;
using ParallelLab.Kernel.Sessions;

namespace ParallelLab.Kernel.CommandLine;

/// <summary>
/// A process that is a Jupyter kernel: its signals and its exit code. Apart from <see cref="ServeCommand"/>, because a front end waits for
/// its start, and the command line's library need not be loaded for the one form in which front ends call it.
/// </summary>
public static class KernelProcess
{
    // The compiler may take a thread of the pool for each core, and while it does a heartbeat must not wait for it.
    private const int LoopThreads = 6;

    /// <summary>Serves until the kernel is ended. Ctrl+C stops the running cell, SIGTERM ends the kernel.</summary>
    /// <param name="connectionFile">The path of the connection file.</param>
    /// <param name="error">Told in one line what is wrong with the file; or of a fault of ours, with its trace.</param>
    /// <returns>The exit code. Throws nothing.</returns>
    public static Task<int> RunAsync(string connectionFile, TextWriter error) =>
        RunAsync(() => JupyterKernel.Bind(connectionFile, DataFolder.OfUser()), error);

    internal static async Task<int> RunAsync(Func<JupyterKernel> bind, TextWriter error)
    {
        try
        {
            // First of all: the compiler takes longer than all the rest, and a front end asks for a cell as soon as anyone listens.
            var warming = CompilerWarming.Begin();
            return await ServeAsync(bind(), warming);
        }
        catch (ConnectionFileException problem)
        {
            await error.WriteLineAsync(problem.Message);
            return ExitCodes.Usage;
        }
        catch (Exception fault)
        {
            return await FaultReport.TellAsync(fault, error);
        }
    }

    private static async Task<int> ServeAsync(JupyterKernel kernel, CompilerWarming warming)
    {
        ThreadPool.SetMinThreads(LoopThreads + Environment.ProcessorCount, LoopThreads);
        var exitCode = ExitCodes.Ok;
        using var interrupt = Listen(PosixSignal.SIGINT, kernel.Interrupt);
        using var terminate = Listen(PosixSignal.SIGTERM, () =>
        {
            exitCode = ExitCodes.Terminated;
            kernel.End();
        });
        await kernel.RunAsync(options => Session.Start(options, warming));
        return exitCode;
    }

    private static PosixSignalRegistration Listen(PosixSignal signal, Action act) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        act();
    });
}
