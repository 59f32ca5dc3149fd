using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ParallelLab.Instruments;

/// <summary>
/// This process at one moment. Linux: everything. Elsewhere the platform's library tells neither parent nor children nor the machine's
/// own cores; those are then null.
/// </summary>
/// <param name="Id">The process id.</param>
/// <param name="Parent">The process that started it, or that took it over when that one had ended; null where unknown.</param>
/// <param name="Executable">Full path of the program.</param>
/// <param name="Runtime">The runtime and its version.</param>
/// <param name="OperatingSystem">The system, its version and the processor's architecture.</param>
/// <param name="UsableCores">Cores that this process may use: affinity and container limits are counted in.</param>
/// <param name="MachineCores">Cores that the machine has; null where unknown.</param>
/// <param name="WorkingSetBytes">Memory that it holds in RAM, shared pages included.</param>
/// <param name="ManagedHeapBytes">Managed objects, those that are garbage but not yet collected included.</param>
/// <param name="ThreadCount">The operating system's threads in it.</param>
/// <param name="Children">The processes it has started and that still run, by id; null where unknown.</param>
public sealed record ProcessSnapshot(
    int Id,
    RelatedProcess? Parent,
    string Executable,
    string Runtime,
    string OperatingSystem,
    int UsableCores,
    int? MachineCores,
    long WorkingSetBytes,
    long ManagedHeapBytes,
    int ThreadCount,
    IReadOnlyList<RelatedProcess>? Children)
{
    /// <summary>Looks at this process now.</summary>
    public static ProcessSnapshot Take()
    {
        using var process = Process.GetCurrentProcess();
        var family = ProcessFamily.Read();
        return new ProcessSnapshot(
            Environment.ProcessId,
            family?.Parent,
            Environment.ProcessPath ?? process.ProcessName,
            $"{RuntimeInformation.FrameworkDescription} ({RuntimeInformation.RuntimeIdentifier})",
            $"{RuntimeInformation.OSDescription} ({RuntimeInformation.ProcessArchitecture})",
            Environment.ProcessorCount,
            System.OperatingSystem.IsLinux() ? ProcText.CountOf(ProcText.Read("/sys/devices/system/cpu/online")) : null,
            Environment.WorkingSet,
            GC.GetTotalMemory(forceFullCollection: false),
            process.Threads.Count,
            family?.Children);
    }
}

/// <summary>A parent or child process.</summary>
/// <param name="Id">Its process id.</param>
/// <param name="Name">Its name, on Linux at most 15 bytes; empty where it can't be read.</param>
public sealed record RelatedProcess(int Id, string Name);
