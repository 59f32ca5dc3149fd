using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ParallelLab.Worker.Running;

/// <summary>
/// File descriptors 0, 1 and 2. Bytes carry no cell, so each cell gets pipes of its own on 1 and 2: a child process keeps those of the
/// cell that started it, native code writes to those of the running cell. The kernel holds the reading ends, and so still hears
/// what the runtime says of a crash.
/// </summary>
/// <remarks>
/// Where there are no named pipes (Windows) the descriptors stay what they were: the kernel attributes them to the running cell.
/// </remarks>
internal sealed class StandardStreams
{
    private const int LineBuffered = 1;

    private int? _cell;
    private bool _isLineBuffered;

    /// <summary>Nothing of the student's reads from a terminal that is not there: descriptor 0 becomes empty.</summary>
    public static void CloseInput()
    {
        if (OperatingSystem.IsWindows())
            return;
        OpenOnto("/dev/null", Posix.ReadOnly, Posix.StandardInput);
    }

    /// <summary>Makes a cell's named pipes descriptors 1 and 2, unless a step of it has done so.</summary>
    public void SwitchTo(int cell, string? outPipe, string? errorPipe)
    {
        if (outPipe is null || errorPipe is null || cell == _cell)
            return;
        OpenOnto(outPipe, Posix.WriteOnly, Posix.StandardOutput);
        OpenOnto(errorPipe, Posix.WriteOnly, Posix.StandardError);
        _cell = cell;
        if (OperatingSystem.IsLinux())
            BufferByLine();
    }

    /// <summary>Writes out what native code has left in the C library's buffers.</summary>
    public static void FlushNative()
    {
        if (!OperatingSystem.IsWindows())
            _ = Posix.Flush(0);
    }

    private static void OpenOnto(string path, int flags, int target)
    {
        // Not closed on exec: where the student's code has closed the target, the system gives just that number, and it must reach children.
        var descriptor = Posix.Open(path, flags);
        if (descriptor < 0)
            throw new IOException($"{path} can't be opened: {Marshal.GetLastPInvokeErrorMessage()}.");
        if (descriptor == target)
            return;
        _ = Posix.Duplicate(descriptor, target);
        _ = Posix.Close(descriptor);
    }

    // A pipe would make the C library hold output back until 4 KiB are full, so a native puts would come with the next cell's.
    [SupportedOSPlatform("linux")]
    private void BufferByLine()
    {
        if (_isLineBuffered)
            return;
        _isLineBuffered = true;
        var library = NativeLibrary.Load("libc.so.6");
        var standardOutput = Marshal.ReadIntPtr(NativeLibrary.GetExport(library, "stdout"));
        _ = Posix.SetBuffer(standardOutput, 0, LineBuffered, 0);
    }
}
