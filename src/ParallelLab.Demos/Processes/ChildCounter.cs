using System.Diagnostics;
using System.Globalization;

namespace ParallelLab.Demos;

/// <summary>
/// A counter raised in a child process. The child gets a <em>copy</em> of the value, in its environment; it adds one to
/// its copy, prints the result and ends. The parent's counter never changes: two processes share no memory unless they ask for it.
/// </summary>
public static class ChildCounter
{
    /// <summary>The child, ready to be started: the system's shell, which needs nothing installed. Its output is redirected to the parent.</summary>
    /// <param name="counter">The value that the child is given.</param>
    public static ProcessStartInfo Raising(int counter)
    {
        var child = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/d", "/c", "set /a counter+=1"])
            : new ProcessStartInfo("/bin/sh", ["-c", "counter=$((counter + 1)); echo $counter"]);
        child.Environment["counter"] = counter.ToString(CultureInfo.InvariantCulture);
        child.UseShellExecute = false;
        child.RedirectStandardOutput = true;
        return child;
    }
}
