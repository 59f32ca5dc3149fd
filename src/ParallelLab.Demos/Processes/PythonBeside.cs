using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace ParallelLab.Demos;

/// <summary>
/// The same in Python, beside: runs a short Python script in a child process, where Python is installed.
/// Whatever happens is said in words: a lecture goes on without Python, with a broken one, and with one that hangs.
/// </summary>
public static class PythonBeside
{
    /// <summary>Runs the script to its end, or kills it (and what it started) when the time is up.</summary>
    /// <param name="script">The text of the script.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="python">The interpreter's command.</param>
    /// <param name="time">The clock that measures the limit; the system's if none is given.</param>
    /// <param name="cancellationToken">Kills the script.</param>
    /// <returns>What the script printed or, where that is not to be had, one sentence that says why.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<string> RunAsync(
        string script,
        TimeSpan limit,
        string python = "python3",
        TimeProvider? time = null,
        CancellationToken cancellationToken = default)
    {
        using var process = Start(python, script);
        if (process is null)
            return $"{python} is not installed here, so there is nothing to compare with.";

        using var timeUp = new CancellationTokenSource(limit, time ?? TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, cancellationToken);
        try
        {
            return await ResultAsync(process, python, either.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            return string.Create(CultureInfo.InvariantCulture, $"{python} was stopped, because it had not ended after {limit.TotalSeconds:0.#} s.");
        }
    }

    /// <summary>Null where there is no such command.</summary>
    private static Process? Start(string python, string script)
    {
        var start = new ProcessStartInfo(python, ["-c", script])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            var process = Process.Start(start);
            process?.StandardInput.Close();
            return process;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>
    /// Both streams are read while the script runs: one that is left to fill up would block the script for ever.
    /// </summary>
    private static async Task<string> ResultAsync(Process process, string python, CancellationToken cancellationToken)
    {
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await Task.WhenAll(output, errors, process.WaitForExitAsync(cancellationToken));
        return process.ExitCode == 0
            ? (await output).TrimEnd()
            : $"{python} ended with exit code {process.ExitCode}: {LastLine(await errors)}";
    }

    /// <summary>Where Python names the error; the lines before it say where it happened.</summary>
    private static string LastLine(string text) => text.TrimEnd().Split('\n')[^1].TrimEnd();
}
