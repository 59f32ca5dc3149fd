using System.Runtime.InteropServices;

namespace ParallelLab.Worker.Running;

/// <summary>The few calls of the C library that .NET has no API for. Linux and macOS only.</summary>
internal static partial class Posix
{
    public const int StandardInput = 0;
    public const int StandardOutput = 1;
    public const int StandardError = 2;

    public const int ReadOnly = 0;
    public const int WriteOnly = 1;
    public const short PollIn = 1;
    public const short PollHangUp = 0x10;
    public const int SigKill = 9;

    /// <summary>Linux's number.</summary>
    public const int SigStop = 19;

    /// <summary>Blocks from this size on are the system's, not the allocator's.</summary>
    public const int MapThreshold = -3;

    public const int SetTracer = 0x59616d61;

    // fcntl.h numbers these differently on the two systems.
    public static readonly int NonBlocking = OperatingSystem.IsMacOS() ? 0x4 : 0x800;
    public static readonly int CloseOnExec = OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    public static partial int Duplicate(int descriptor, int target);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, Span<byte> buffer, nint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, ReadOnlySpan<byte> buffer, nint count);

    [LibraryImport("libc", EntryPoint = "pipe", SetLastError = true)]
    public static partial int Pipe(Span<int> ends);

    [LibraryImport("libc", EntryPoint = "mkfifo", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int MakeFifo(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(Span<PollEntry> entries, nuint count, int timeoutMilliseconds);

    /// <summary>With (0, 0): the calling process becomes the leader of a process group of its own.</summary>
    [LibraryImport("libc", EntryPoint = "setpgid", SetLastError = true)]
    public static partial int SetProcessGroup(int process, int group);

    /// <summary>A negative number names a process group.</summary>
    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "getppid")]
    public static partial int ParentProcess();

    /// <summary>Linux only. What the arguments mean depends on the option.</summary>
    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    public static partial int Control(int option, nint argument);

    /// <summary>With a null stream: writes out what all of libc's streams hold back.</summary>
    [LibraryImport("libc", EntryPoint = "fflush")]
    public static partial int Flush(nint stream);

    [LibraryImport("libc", EntryPoint = "setvbuf")]
    public static partial int SetBuffer(nint stream, nint buffer, int mode, nuint size);

    /// <summary>Of the GNU C library only.</summary>
    [LibraryImport("libc", EntryPoint = "mallopt")]
    public static partial int TuneAllocator(int parameter, int value);

    [StructLayout(LayoutKind.Sequential)]
    public struct PollEntry
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
