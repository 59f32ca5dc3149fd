using System.Globalization;
using ParallelLab.Zmtp;

namespace ParallelLab.Kernel.Jupyter;

/// <summary>
/// How many connections each of the kernel's sockets may hold, so that a flood on all five leaves the process the descriptors it lives on:
/// with none left the runtime was seen to end the process ("Out of memory."), and a new worker needs pipes.
/// </summary>
internal static class DescriptorShare
{
    private const int Sockets = 5;
    private const int Kept = 200;
    private const int Fewest = 8;

    /// <summary>The share under the limit of this process, as far as the system tells it.</summary>
    public static int OfEachSocket() => OperatingSystem.IsLinux() && File.Exists("/proc/self/limits")
        ? OfEachSocket(File.ReadLines("/proc/self/limits"))
        : ZmtpOptions.Default.MaxConnections;

    /// <param name="limits">The lines of <c>/proc/self/limits</c>: a name, the soft limit, the hard limit, the unit.</param>
    public static int OfEachSocket(IEnumerable<string> limits)
    {
        const string Name = "Max open files ";
        var line = limits.FirstOrDefault(limit => limit.StartsWith(Name, StringComparison.Ordinal));
        var soft = line?[Name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return int.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var most)
            ? Math.Clamp((most - Kept) / Sockets, Fewest, ZmtpOptions.Default.MaxConnections)
            : ZmtpOptions.Default.MaxConnections;
    }
}
