using System.Runtime.InteropServices;
using ParallelLab.Worker.Running;

namespace ParallelLab.Kernel.Sessions;

/// <summary>
/// A named pipe that lies in a folder, and its reading end. Whoever holds it closes it, and may open it again; the file goes with the folder.
/// </summary>
internal sealed class Fifo
{
    private Fifo(string path) => Path = path;

    /// <summary>Where others open the writing end.</summary>
    public string Path { get; }

    /// <summary>Of the reading end, which never waits; -1 once closed.</summary>
    public int Descriptor { get; private set; } = -1;

    /// <exception cref="IOException">The folder is gone, or the system has no descriptor left.</exception>
    public static Fifo Create(string path)
    {
        const uint OwnerOnly = 0x180; // 0600
        if (Posix.MakeFifo(path, OwnerOnly) != 0)
            throw new IOException($"The pipe {path} can't be made: {Marshal.GetLastPInvokeErrorMessage()}.");
        var fifo = new Fifo(path);
        return fifo.TryOpen() ? fifo : throw new IOException($"The pipe {path} can't be opened: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    /// <summary>Opens the reading end. To it, writers that were there before have never been. False once the student's code has deleted the file.</summary>
    public bool TryOpen()
    {
        Descriptor = Posix.Open(Path, Posix.ReadOnly | Posix.NonBlocking | Posix.CloseOnExec);
        return Descriptor >= 0;
    }

    public void Close()
    {
        if (Descriptor >= 0)
            _ = Posix.Close(Descriptor);
        Descriptor = -1;
    }
}
