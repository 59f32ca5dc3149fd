using System.Buffers;
using System.Text;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace ParallelLab.Kernel.Sessions;

/// <summary>
/// The reading end of a named pipe that is file descriptor 1 or 2 of one cell. Owned by <see cref="PipePump"/>, which closes it when
/// the last process that could write to it has ended, or with the worker. The named pipe may then be another cell's.
/// </summary>
internal sealed class CellPipe(Fifo fifo, CellOutputs outputs, OutputStream stream) : IDisposable
{
    private const int ReadAtOnce = 64 * 1024;
    private const int Kept = 64 * 1024;

    private readonly Lock _gate = new();
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder _tail = new();

    private Fifo? _fifo = fifo;

    /// <inheritdoc cref="Fifo.Descriptor"/>
    public int Descriptor => _fifo?.Descriptor ?? -1;

    /// <summary>The last of what came, for finding out why a worker ended.</summary>
    public string Tail
    {
        get
        {
            lock (_gate)
                return _tail.ToString();
        }
    }

    /// <summary>Passes on all that the pipe holds at this moment. Never waits.</summary>
    public void Drain()
    {
        var bytes = ArrayPool<byte>.Shared.Rent(ReadAtOnce);
        lock (_gate)
        {
            while (Descriptor >= 0 && Posix.Read(Descriptor, bytes, ReadAtOnce) is > 0 and var read)
                Pass(bytes.AsSpan(0, (int)read));
        }

        ArrayPool<byte>.Shared.Return(bytes);
    }

    /// <summary>Closes the pipe and gives it up; null where that has been done.</summary>
    public Fifo? Release()
    {
        lock (_gate)
        {
            var released = _fifo;
            released?.Close();
            _fifo = null;
            return released;
        }
    }

    public void Dispose() => Release();

    private void Pass(ReadOnlySpan<byte> bytes)
    {
        // The decoder may still hold the beginning of a character: there can be more characters than bytes.
        var characters = ArrayPool<char>.Shared.Rent(Encoding.UTF8.GetMaxCharCount(bytes.Length));
        var text = new string(characters, 0, _decoder.GetChars(bytes, characters, flush: false));
        ArrayPool<char>.Shared.Return(characters);
        _tail.Append(text);
        if (_tail.Length > Kept)
            _tail.Remove(0, _tail.Length - Kept);
        outputs.Emit(new CellOutput.Text(stream, text));
    }
}
