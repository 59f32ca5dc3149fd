using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;

namespace ParallelLab.Demos;

/// <summary>
/// The parent's side of one child: the process, the link to it and what it writes beside the link. Owned by one thread, which makes one call at a time. All its waits can be
/// interrupted; after an interrupt, or any other failure that is not the method's own, the child is of no more use and must be disposed.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ExitDeadline = TimeSpan.FromSeconds(2);

    /// <summary>The child waits when its parent does not keep up with what it prints.</summary>
    private readonly BlockingCollection<(LinkFrame Frame, byte[] Beside)> _inbox = new(boundedCapacity: 64);
    private readonly Process _process;
    private readonly DirectoryInfo _folder;
    private readonly Socket _listener;
    private readonly StrayOutput _stray;
    private volatile ChildLink? _link;

    private ChildProcess(DirectoryInfo folder, Socket listener, Process process)
    {
        (_folder, _listener, _process) = (folder, listener, process);
        Id = process.Id;
        process.StandardInput.Close();
        _stray = new StrayOutput(process);
        new Thread(ReadLink) { IsBackground = true, Name = $"ParallelLab child {Id}" }.UnsafeStart();
    }

    public int Id { get; }

    /// <summary>Starts a process; <see cref="WaitUntilReady"/> must come next.</summary>
    public static ChildProcess Start()
    {
        // Readable by its owner only: who can connect here is taken for the child.
        var folder = Directory.CreateTempSubdirectory("parallellab-child-");
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            var path = Path.Combine(folder.FullName, "link");
            listener.Bind(new UnixDomainSocketEndPoint(path));
            listener.Listen(1);
            var process = Process.Start(ChildProgram.Start(path)) ?? throw new InvalidOperationException("The child process could not be started.");
            return new ChildProcess(folder, listener, process);
        }
        catch
        {
            listener.Dispose();
            Delete(folder);
            throw;
        }
    }

    /// <exception cref="ChildEndedException">It ended at its start.</exception>
    /// <exception cref="TimeoutException">It did not answer.</exception>
    public void WaitUntilReady(CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        while (!_inbox.TryTake(out _, (int)Look.TotalMilliseconds, cancellationToken))
        {
            if (_process.HasExited || _inbox.IsCompleted)
                throw Ended("its start");
            if (Stopwatch.GetElapsedTime(began) > StartDeadline)
                throw new TimeoutException($"The child process {Id} did not answer within {StartDeadline.TotalSeconds:0} s.");
        }
    }

    /// <summary>Makes one call and waits for its answer. What the child prints meanwhile is printed by the calling thread.</summary>
    /// <exception cref="ChildException">The method threw; the child is well.</exception>
    /// <exception cref="ChildEndedException">The child ended.</exception>
    /// <exception cref="TimeoutException">The method had not ended after the call's limit.</exception>
    public byte[] Call(PoolCall call, CancellationToken closing)
    {
        _stray.Context = call.Context;
        using var late = new CancellationTokenSource(Timeout.InfiniteTimeSpan, call.Time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(late.Token, call.CancellationToken, closing);
        Send(call);
        try
        {
            while (_inbox.TryTake(out var received, Timeout.Infinite, any.Token))
            {
                if (received.Frame is LinkFrame.Started && call.Limit is { } limit)
                    late.CancelAfter(limit);
                else if (Take(received.Frame))
                    return received.Beside;
            }
        }
        catch (OperationCanceledException error) when (late.IsCancellationRequested && !call.CancellationToken.IsCancellationRequested && !closing.IsCancellationRequested)
        {
            throw new TimeoutException($"{call.Name} had not ended after {call.Limit!.Value.TotalSeconds:0.###} s. Its process {Id} was ended.", error);
        }

        throw Ended(call.Name);
    }

    /// <summary>Ends the process, and what it started, at once.</summary>
    public void Dispose()
    {
        Kill();
        _link?.Dispose();
        _listener.Dispose();
        _inbox.CompleteAdding();
        Delete(_folder);
        _process.Dispose();
    }

    private void Send(PoolCall call)
    {
        try
        {
            _link!.Write(call.Frame, call.Arguments());
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            throw Ended(call.Name, error);
        }
    }

    /// <summary>True when this is the answer.</summary>
    private bool Take(LinkFrame frame)
    {
        switch (frame)
        {
            case LinkFrame.Printed printed:
                (printed.IsError ? Console.Error : Console.Out).Write(printed.Text);
                return false;
            case LinkFrame.Thrown thrown:
                throw new ChildException(Id, thrown.TypeName, thrown.Message, thrown.StackTrace);
            default:
                return frame is LinkFrame.Returned;
        }
    }

    private void ReadLink()
    {
        try
        {
            _link = new ChildLink(_listener.Accept());
            Delete(_folder); // Connected: the way in is closed, and nothing remains should this process be ended.
            while (_link.Read() is { } received)
                _inbox.Add(received);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException or InvalidDataException)
        {
            // Disposed, or the child has said what no child says: either way that was its end.
        }

        _inbox.CompleteAdding();
    }

    private ChildEndedException Ended(string method, Exception? because = null)
    {
        _process.WaitForExit(ExitDeadline);
        return new ChildEndedException(Id, _process.HasExited ? _process.ExitCode : null, method, _stray.LastWords(), because);
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended, or something that it started is not ours to end.
        }
    }

    private static void Delete(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Deleted already, or left to the system's own tidying.
        }
    }
}
