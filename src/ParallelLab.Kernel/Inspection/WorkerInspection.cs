using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Diagnostics.Runtime;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Inspection;

/// <summary>
/// Looks into a worker from outside, as a debugger does: every thread is held for some ten milliseconds, so that what is seen is of one instant.
/// The library for it is loaded by the first look.
/// </summary>
/// <param name="symbols">Where compiled cells have their lines from.</param>
internal sealed class WorkerInspection(CellSymbols symbols)
{
    private bool _isWarm;

    /// <summary>Null where the system does not let one process look into another, or what is there could not be read.</summary>
    public WorkerLook? Look(int processId)
    {
        try
        {
            // The first look compiles and loads much. It is done twice, so that the worker is not held meanwhile.
            if (!_isWarm)
                _ = Look(processId, hold: false);
            _isWarm = true;
            return Look(processId, hold: true);
        }
        catch (Exception)
        {
            // Forbidden by the system, ended meanwhile, in the middle of a collection: there are many reasons, and none is the student's.
            return null;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WorkerLook Look(int processId, bool hold)
    {
        using var target = DataTarget.AttachToProcess(processId, hold);
        using var runtime = target.ClrVersions[0].CreateRuntime(DebuggingLibrary(target.ClrVersions[0]), ignoreMismatch: true);
        return new RuntimeLook(runtime, symbols).ToWorkerLook();
    }

    /// <summary>
    /// The part of the runtime that reads another process's runtime; it lies beside that. Loaded once more and never let go, because each thread that has
    /// used it runs code of it as it ends: were it unloaded with the last look, that would end this process.
    /// </summary>
    private static string DebuggingLibrary(ClrInfo runtime)
    {
        var folder = Path.GetDirectoryName(runtime.ModuleInfo.FileName)!;
        var name = OperatingSystem.IsWindows() ? "mscordaccore.dll" : OperatingSystem.IsMacOS() ? "libmscordaccore.dylib" : "libmscordaccore.so";
        var library = Path.Combine(folder, name);
        NativeLibrary.Load(library);
        return library;
    }
}
