using System.Diagnostics;

namespace ParallelLab.Kernel.Sessions;

/// <summary>How the program that runs cells is started: it lies beside this one.</summary>
internal static class WorkerCommand
{
    private const string Program = "parallellab-worker";

    /// <summary>A start with that verb and argument; what the process prints is read.</summary>
    public static ProcessStartInfo With(string verb, string argument)
    {
        var (fileName, arguments) = Executable();
        return new ProcessStartInfo(fileName, [.. arguments, verb, argument])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    // A package for every platform holds no executable.
    private static (string FileName, string[] Arguments) Executable()
    {
        var program = Path.Combine(AppContext.BaseDirectory, Program);
        var executable = OperatingSystem.IsWindows() ? program + ".exe" : program;
        return File.Exists(executable) ? (executable, []) : ("dotnet", [program + ".dll"]);
    }
}
