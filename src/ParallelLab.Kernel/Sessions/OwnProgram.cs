using System.Diagnostics;

namespace ParallelLab.Kernel.Sessions;

/// <summary>This program as another process of it is started.</summary>
internal static class OwnProgram
{
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

    // Beside this assembly lies the program it belongs to, also when a test host has loaded it.
    private static (string FileName, string[] Arguments) Executable()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "parallellab");
        var executable = OperatingSystem.IsWindows() ? program + ".exe" : program;
        return File.Exists(executable) ? (executable, []) : ("dotnet", [program + ".dll"]);
    }
}
