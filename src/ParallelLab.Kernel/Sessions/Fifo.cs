using System.Runtime.InteropServices;
using ParallelLab.Worker.Running;

namespace ParallelLab.Kernel.Sessions;

/// <summary>A named pipe that lies in a folder, and its reading end. Whoever holds it closes it; it deletes its file.</summary>
internal sealed class Fifo : IDisposable
{
    private Fifo(string path, int descriptor) => (Path, Descriptor) = (path, descriptor);

    /// <summary>Where others open the writing end.</summary>
    public string Path { get; }

    /// <summary>Of the reading end, which never waits; -1 once closed.</summary>
    public int Descriptor { get; private set; }

    /// <summary>False once the student's code has deleted it.</summary>
    public bool Exists => File.Exists(Path);

    /// <exception cref="IOException">The folder is gone, or the system has no descriptor left.</exception>
    public static Fifo Create(string path)
    {
        const uint OwnerOnly = 0x180; // 0600
        if (Posix.MakeFifo(path, OwnerOnly) != 0)
            throw new IOException($"The pipe {path} can't be made: {Marshal.GetLastPInvokeErrorMessage()}.");
        var descriptor = Posix.Open(path, Posix.ReadOnly | Posix.NonBlocking | Posix.CloseOnExec);
        if (descriptor < 0)
            throw new IOException($"The pipe {path} can't be opened: {Marshal.GetLastPInvokeErrorMessage()}.");
        return new Fifo(path, descriptor);
    }

    public void Dispose()
    {
        if (Descriptor >= 0)
            _ = Posix.Close(Descriptor);
        Descriptor = -1;
        try
        {
            File.Delete(Path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The student's code has tidied up before us.
        }
    }
}
