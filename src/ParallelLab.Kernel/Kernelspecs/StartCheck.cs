using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using ParallelLab.Zmtp;
using ParallelLab.Zmtp.Sockets;

namespace ParallelLab.Kernel.Kernelspecs;

/// <summary>
/// Asks whether an installed kernel still starts: starts it as a front end does, and waits until its heartbeat sends back
/// what it was sent. The process started is ended in any case.
/// </summary>
public sealed class StartCheck(TimeSpan patience)
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(20);

    /// <summary>Starts the kernel and ends it.</summary>
    public async Task<StartAnswer> AskAsync(Kernelspec spec, CancellationToken cancellationToken = default)
    {
        using var connection = TemporaryConnection.Create();
        var began = Stopwatch.GetTimestamp();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(patience);
        try
        {
            using var process = Start(spec, connection.Path);
            try
            {
                await EchoAsync(connection.Heartbeat, process, deadline.Token);
                return new StartAnswer.Answered(Stopwatch.GetElapsedTime(began));
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return new StartAnswer.Failed(process.HasExited
                    ? $"it ended at once with exit code {process.ExitCode}"
                    : $"it did not answer within {patience.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s");
            }
            finally
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            // The second where the command line is empty.
            return new StartAnswer.Failed($"{spec.Argv.FirstOrDefault()} can't be started: {exception.Message}");
        }
    }

    private static Process Start(Kernelspec spec, string connectionFile)
    {
        var command = spec.Argv.Select(argument => argument.Replace("{connection_file}", connectionFile, StringComparison.Ordinal)).ToArray();
        var start = new ProcessStartInfo(command.FirstOrDefault(""), command.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in spec.Env ?? new Dictionary<string, string>(StringComparer.Ordinal))
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { }; // Read, so that it never waits for a reader.
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    // Nobody says when the kernel listens: the way to know is to try.
    private static async Task EchoAsync(string heartbeat, Process process, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(BetweenTries);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (process.HasExited)
                throw new OperationCanceledException();
            try
            {
                await using var socket = await RequestSocket.ConnectAsync(heartbeat, cancellationToken: cancellationToken);
                await socket.SendAsync(Message.OfText("still there?"), cancellationToken);
                if (await socket.ReceiveAsync(cancellationToken) is [var echo] && echo.Span.SequenceEqual("still there?"u8))
                    return;
            }
            catch (Exception exception) when (exception is SocketException or IOException or PeerClosedException)
            {
                // Not yet.
            }
        }
    }
}

/// <summary>What came of starting a kernel.</summary>
public abstract record StartAnswer
{
    private StartAnswer()
    {
    }

    public sealed record Answered(TimeSpan After) : StartAnswer;

    /// <param name="Reason">The end of a sentence that begins with the kernel's name.</param>
    public sealed record Failed(string Reason) : StartAnswer;
}
