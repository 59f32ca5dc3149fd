using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace ParallelLab.Kernel.Sessions;

/// <summary>
/// The reading end of a named pipe that is file descriptor 1 or 2 of one cell. Owned by <see cref="PipePump"/>, which closes it when
/// the last process that could write to it has ended, or with the worker.
/// </summary>
internal sealed class CellPipe : IDisposable
{
    private const int ReadAtOnce = 64 * 1024;
    private const int Kept = 64 * 1024;

    private readonly Lock _gate = new();
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder _tail = new();
    private readonly CellOutputs _outputs;
    private readonly OutputStream _stream;

    private CellPipe(string path, int descriptor, CellOutputs outputs, OutputStream stream)
    {
        Path = path;
        Descriptor = descriptor;
        _outputs = outputs;
        _stream = stream;
    }

    /// <summary>Where the worker opens the other end.</summary>
    public string Path { get; }

    /// <summary>-1 once closed.</summary>
    public int Descriptor { get; private set; }

    /// <summary>The last of what came, for finding out why a worker ended.</summary>
    public string Tail
    {
        get
        {
            lock (_gate)
                return _tail.ToString();
        }
    }

    public static CellPipe Create(string path, CellOutputs outputs, OutputStream stream)
    {
        const uint OwnerOnly = 0x180; // 0600
        if (Posix.MakeFifo(path, OwnerOnly) != 0)
            throw new IOException($"The pipe {path} can't be made: {Marshal.GetLastPInvokeErrorMessage()}.");
        var descriptor = Posix.Open(path, Posix.ReadOnly | Posix.NonBlocking | Posix.CloseOnExec);
        if (descriptor < 0)
            throw new IOException($"The pipe {path} can't be opened: {Marshal.GetLastPInvokeErrorMessage()}.");
        return new CellPipe(path, descriptor, outputs, stream);
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

    public void Dispose()
    {
        lock (_gate)
        {
            if (Descriptor >= 0)
                _ = Posix.Close(Descriptor);
            Descriptor = -1;
        }

        try
        {
            File.Delete(Path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The student's code has tidied up before us.
        }
    }

    private void Pass(ReadOnlySpan<byte> bytes)
    {
        // The decoder may still hold the beginning of a character: there can be more characters than bytes.
        var characters = ArrayPool<char>.Shared.Rent(Encoding.UTF8.GetMaxCharCount(bytes.Length));
        var text = new string(characters, 0, _decoder.GetChars(bytes, characters, flush: false));
        ArrayPool<char>.Shared.Return(characters);
        _tail.Append(text);
        if (_tail.Length > Kept)
            _tail.Remove(0, _tail.Length - Kept);
        _outputs.Emit(new CellOutput.Text(_stream, text));
    }
}
