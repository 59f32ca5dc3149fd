using System.Globalization;
using System.Text.Json;
using Microsoft.Diagnostics.Runtime;
using ParallelLab.Worker.Frames;

namespace ParallelLab.WorkerProgram.Inspection;

/// <summary>
/// The verb <c>inspect</c>: looks into a process as a debugger does, and writes what it saw to standard output as JSON. All threads there are held
/// meanwhile, so that it is of one instant. It is a process of its own because the runtime's library for this may crash over what it finds.
/// </summary>
public static class Inspector
{
    /// <param name="process">Its number.</param>
    /// <returns>The exit code: 0 when something was seen, 1 when not, 2 when that is no number.</returns>
    public static int Run(string process)
    {
        if (!int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var processId))
            return 2;
        try
        {
            var view = Look(processId);
            using var output = Console.OpenStandardOutput();
            JsonSerializer.Serialize(output, view, ProcessViewJson.Default.ProcessView);
            return 0;
        }
        catch (Exception error)
        {
            // Forbidden by the system, ended meanwhile, in the middle of a collection: there are many reasons, and none is the caller's.
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }

    private static ProcessView Look(int processId)
    {
        using var target = DataTarget.AttachToProcess(processId, suspend: true);
        using var runtime = target.ClrVersions[0].CreateRuntime(DebuggingLibrary(target.ClrVersions[0]), ignoreMismatch: true);
        return new HeldProcess(runtime).ToView();
    }

    // Beside the runtime that it fits. Without a path the library would look for it on the network too.
    private static string DebuggingLibrary(ClrInfo runtime) =>
        Path.Combine(
            Path.GetDirectoryName(runtime.ModuleInfo.FileName) ?? "",
            OperatingSystem.IsWindows() ? "mscordaccore.dll" : OperatingSystem.IsMacOS() ? "libmscordaccore.dylib" : "libmscordaccore.so");
}
