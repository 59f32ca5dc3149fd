using System.Runtime.InteropServices;
using ParallelLab.Worker.Running;

namespace ParallelLab.Kernel.Sessions;

/// <summary>
/// Reads the pipes of all cells of one worker on one thread. There may be as many as cells whose children still live; most close as soon
/// as the next cell has its own. Reads also what nobody wants any more: a child that prints must never wait for us.
/// </summary>
internal sealed class PipePump : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<CellPipe> _pipes = [];
    private readonly int _wakeRead;
    private readonly int _wakeWrite;
    private readonly Action<Fifo> _free;
    private readonly Thread _thread;
    private bool _isDisposed;

    /// <param name="free">Takes, on the pump's thread, a pipe that nobody can write to any more. It is closed.</param>
    public PipePump(Action<Fifo> free)
    {
        _free = free;
        Span<int> ends = stackalloc int[2];
        if (Posix.Pipe(ends) != 0)
            throw new IOException($"A pipe can't be made: {Marshal.GetLastPInvokeErrorMessage()}.");
        (_wakeRead, _wakeWrite) = (ends[0], ends[1]);
        _thread = new Thread(Pump) { IsBackground = true, Name = "ParallelLab pipes" };
        _thread.Start();
    }

    public void Add(CellPipe pipe)
    {
        lock (_gate)
        {
            if (!_isDisposed)
            {
                _pipes.Add(pipe);
                Wake();
                return;
            }
        }

        pipe.Dispose();
    }

    /// <summary>Ends the thread and closes all pipes. What they hold is lost: drain them first.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            Wake();
        }

        _thread.Join();
        _ = Posix.Close(_wakeRead);
        _ = Posix.Close(_wakeWrite);
        foreach (var pipe in _pipes)
            pipe.Dispose();
    }

    // Under the gate: after the end its descriptor may be another's.
    private void Wake() => _ = Posix.Write(_wakeWrite, [1], 1);

    private void Pump()
    {
        Span<byte> wakes = stackalloc byte[64];
        while (Snapshot() is { } pipes)
        {
            var entries = new Posix.PollEntry[pipes.Length + 1];
            entries[0] = new Posix.PollEntry { Descriptor = _wakeRead, Events = Posix.PollIn };
            for (var i = 0; i < pipes.Length; i++)
                entries[i + 1] = new Posix.PollEntry { Descriptor = pipes[i].Descriptor, Events = Posix.PollIn };

            if (Posix.Poll(entries, (nuint)entries.Length, timeoutMilliseconds: -1) < 0)
                continue;
            if (entries[0].Returned != 0)
                _ = Posix.Read(_wakeRead, wakes, wakes.Length);
            for (var i = 0; i < pipes.Length; i++)
                Serve(pipes[i], entries[i + 1].Returned);
        }
    }

    private CellPipe[]? Snapshot()
    {
        lock (_gate)
            return _isDisposed ? null : [.. _pipes];
    }

    private void Serve(CellPipe pipe, short returned)
    {
        if (returned == 0)
            return;
        pipe.Drain();
        if ((returned & Posix.PollIn) != 0)
            return;

        // Only hung up, nothing left to read: every writer has ended.
        lock (_gate)
            _pipes.Remove(pipe);
        if (pipe.Release() is { } fifo)
            _free(fifo);
    }
}
