using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using ParallelLab.Zmtp.Frames;

namespace ParallelLab.Zmtp.Connections;

/// <summary>
/// What waits to be sent to one peer, already as octets. Callers append and one task drains, so a message is in the pipe as a whole or not
/// at all. A caller that finds the task waiting takes it along to the socket, which saves a change of threads; that write never blocks.
/// While one is under way the messages behind it gather and go out in the next: writes coalesce exactly when the peer is slow.
/// </summary>
/// <remarks>
/// Bounded by a high-water mark in bytes, kept by the pipe itself: its flush stays incomplete while more than the mark waits, and
/// until it completes nothing else is appended.
/// </remarks>
internal sealed class OutgoingPipe(ZmtpOptions options)
{
    private const int SegmentBytes = 16 * 1024;
    private const int MostSegmentsAWrite = 64;

    private readonly Pipe _pipe = new(new PipeOptions(
        minimumSegmentSize: SegmentBytes,
        pauseWriterThreshold: options.SendMarkBytes,
        resumeWriterThreshold: Math.Max(1, options.SendMarkBytes / 2),
        readerScheduler: PipeScheduler.Inline,
        useSynchronizationContext: false));

    // Guards the pipe's writer, and the two fields below.
    private readonly Lock _gate = new();
    private Task _room = Task.CompletedTask;
    private bool _isClosed;

    // Those who wait for room do it in turn, so that messages stay in the order of the calls.
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Appends if the queue is below its mark; false if it is full, or closed.</summary>
    public bool TrySend(Message message) => TryAppend(message, FrameEncoder.Write);

    /// <inheritdoc cref="TrySend(Message)"/>
    public bool TrySend(Command command) => TryAppend(command, CommandCodec.Write);

    /// <summary>Appends as soon as there is room; false if the connection has ended, or ends meanwhile.</summary>
    /// <exception cref="TimeoutException">There was no room for so long. The message is not sent.</exception>
    /// <exception cref="OperationCanceledException">The message is not sent.</exception>
    public ValueTask<bool> SendAsync(Message message, TimeSpan patience, CancellationToken cancellationToken) =>
        AppendAsync(message, FrameEncoder.Write, patience, cancellationToken);

    /// <summary>As the other, with all the patience that the caller has.</summary>
    public ValueTask<bool> SendAsync(Command command, CancellationToken cancellationToken) =>
        AppendAsync(command, CommandCodec.Write, Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>Nothing is appended from here on; what waits is still sent.</summary>
    public void Close()
    {
        lock (_gate)
        {
            if (_isClosed)
                return;
            _isClosed = true;
            _pipe.Writer.Complete();
        }
    }

    /// <summary>Sends until the pipe is closed and empty, or the socket fails. Runs once.</summary>
    public async Task DrainAsync(Socket socket)
    {
        try
        {
            while (await _pipe.Reader.ReadAsync() is { Buffer: var octets } && !octets.IsEmpty)
            {
                var sent = await WriteAsync(socket, octets);
                _pipe.Reader.AdvanceTo(octets.GetPosition(sent));
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The peer is gone, or the connection has been closed from this side: either way nobody is left to send to.
        }
        finally
        {
            // What follows ends a connection: not on the thread of a caller, who may hold locks.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            Close();
            await _pipe.Reader.CompleteAsync();
        }
    }

    private async ValueTask<bool> AppendAsync<T>(
        T item, Action<IBufferWriter<byte>, T> encode, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (!await _turn.WaitAsync(patience, cancellationToken))
            throw new TimeoutException("Those before it in the queue are still waiting for room.");
        try
        {
            while (!TryAppend(item, encode))
            {
                if (IsClosed(out var room))
                    return false;
                await room.WaitAsync(patience, options.Time, cancellationToken);
            }

            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    private bool TryAppend<T>(T item, Action<IBufferWriter<byte>, T> encode)
    {
        lock (_gate)
        {
            if (_isClosed || !_room.IsCompleted)
                return false;
            encode(_pipe.Writer, item);
            var flush = _pipe.Writer.FlushAsync();
            _room = flush.IsCompletedSuccessfully ? Task.CompletedTask : flush.AsTask();
            return true;
        }
    }

    private bool IsClosed(out Task room)
    {
        lock (_gate)
        {
            room = _room;
            return _isClosed;
        }
    }

    // A single system call for all that waits, if it is not too much for one.
    private static async ValueTask<int> WriteAsync(Socket socket, ReadOnlySequence<byte> octets)
    {
        if (octets.IsSingleSegment)
            return await socket.SendAsync(octets.First);

        var segments = new List<ArraySegment<byte>>();
        foreach (var segment in octets)
        {
            MemoryMarshal.TryGetArray(segment, out var array);
            segments.Add(array);
            if (segments.Count == MostSegmentsAWrite)
                break;
        }

        return await socket.SendAsync(segments);
    }
}
