using System.Diagnostics;

namespace ParallelLab.TestKit;

/// <summary>The program itself, as a user starts it: <c>parallellab run …</c> in a process of its own.</summary>
public sealed class LaunchedKernel : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(4);

    private readonly Task<string> _out;
    private readonly Task<string> _error;

    /// <summary>Its path: what the variable <c>PARALLELLAB_PROGRAM</c> names, such as one that was published; else what was built with the tests.</summary>
    public static string Program { get; } =
        Environment.GetEnvironmentVariable("PARALLELLAB_PROGRAM")
        ?? Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "parallellab.exe" : "parallellab");

    private LaunchedKernel(Process process)
    {
        Process = process;
        _out = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    public Process Process { get; }

    public static LaunchedKernel Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new LaunchedKernel(Process.Start(start)!);
    }

    /// <summary>Waits for the end, and returns the exit code with all that was printed.</summary>
    public async Task<(int ExitCode, string Out, string Error)> EndAsync()
    {
        using var deadline = new CancellationTokenSource(Deadline);
        await Process.WaitForExitAsync(deadline.Token);
        return (Process.ExitCode, await _out, await _error);
    }

    public void Dispose()
    {
        if (!Process.HasExited)
            Process.Kill(entireProcessTree: true);
        Process.Dispose();
    }
}
