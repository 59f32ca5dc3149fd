using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace ParallelLab.Kernel.Sessions;

/// <summary>The worker as a process of the system: started, and ended with all that it started.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int KeptWords = 64 * 1024;
    private static readonly TimeSpan ExitDeadline = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ReadDeadline = TimeSpan.FromMilliseconds(100);

    private readonly Process _process;
    private readonly StringBuilder _words = new();
    private readonly Task _reading;
    private readonly int _id;
    private volatile bool _isOver;

    private WorkerProcess(Process process, Action<OutputStream, string> onText)
    {
        _process = process;
        _id = process.Id;
        _reading = Task.WhenAll(
            ReadAsync(process.StandardOutput, text => onText(OutputStream.Out, text)),
            ReadAsync(process.StandardError, text => onText(OutputStream.Error, text)));
    }

    public int Id => _id;

    /// <summary>Completes when the process has ended.</summary>
    public Task Exited => _process.WaitForExitAsync();

    /// <summary>Starts a worker that connects to the socket at <paramref name="socketPath"/>.</summary>
    /// <param name="onText">
    /// Takes what comes on the streams that the process was born with: little where cells have pipes of their own, else all
    /// that native code and children print.
    /// </param>
    public static WorkerProcess Start(string socketPath, SessionOptions options, Action<OutputStream, string> onText)
    {
        var start = WorkerCommand.With("worker", socketPath);
        start.WorkingDirectory = options.Folder;
        start.RedirectStandardInput = true;
        LimitMemory(start);
        foreach (var (name, value) in options.Environment)
            start.Environment[name] = value;

        var process = Process.Start(start) ?? throw new InvalidOperationException("The worker process could not be started.");
        process.StandardInput.Close();
        return new WorkerProcess(process, onText);
    }

    /// <summary>Waits for the process's end, for a bounded time; then ends it. Whatever it started ends with it.</summary>
    public async Task<WorkerEnd> EndAsync(TimeSpan grace)
    {
        await WaitForExitAsync(grace);
        Kill();
        await WaitForExitAsync(ExitDeadline);
        _isOver = true;

        // A grandchild may hold the streams open: what they hold now is read, their end is not awaited.
        await Task.WhenAny(_reading, Task.Delay(ReadDeadline));
        lock (_words)
            return new WorkerEnd(_process.HasExited ? _process.ExitCode : -1, _words.ToString());
    }

    public void Dispose() => _process.Dispose();

    private async Task WaitForExitAsync(TimeSpan deadline)
    {
        using var timeout = new CancellationTokenSource(deadline);
        try
        {
            await _process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            // Not yet: the caller goes on to stronger means.
        }
    }

    /// <summary>Ends the process and all that it started, at once.</summary>
    public void Kill()
    {
        // Once all is over the system may give the number to another process.
        if (_isOver)
            return;

        // The tree first, while it can be walked from the worker: a child may have left the group. The worker leads that group
        // (ProcessIsolation), which may outlive it.
        try
        {
            ProcessTree.Kill(_process);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended, or some child of it is not ours to end.
        }

        if (!OperatingSystem.IsWindows())
            _ = Posix.Kill(-_id, Posix.SigKill);
    }

    private async Task ReadAsync(StreamReader reader, Action<string> onText)
    {
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer) is > 0 and var read)
        {
            onText(new string(buffer, 0, read));
            lock (_words)
            {
                if (_words.Length < KeptWords)
                    _words.Append(buffer, 0, read);
            }
        }
    }

    // A list that grows for ever ends in an OutOfMemoryException in its cell, not in a machine that swaps.
    private static void LimitMemory(ProcessStartInfo start)
    {
        const string Limit = "DOTNET_GCHeapHardLimit";
        const string LimitPercent = "DOTNET_GCHeapHardLimitPercent";
        const string SeventyFive = "4B"; // The runtime reads its settings as hexadecimal.
        if (!start.Environment.ContainsKey(Limit) && !start.Environment.ContainsKey(LimitPercent))
            start.Environment[LimitPercent] = SeventyFive;
    }
}
