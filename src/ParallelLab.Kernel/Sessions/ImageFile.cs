using Microsoft.Win32.SafeHandles;
using ParallelLab.Kernel.Engine;

namespace ParallelLab.Kernel.Sessions;

/// <summary>
/// The images of a session's cells, on the disk: few are asked for again, and in memory they would be a sixth of what a cell leaves behind. The file has no name, so nothing
/// is left of it, in whatever way this process ends.
/// </summary>
internal sealed class ImageFile
{
    private readonly Lazy<FileStream> _file = new(Open);
    private long _end;

    /// <summary>The same image, read each time that it is asked for. A disk that does not take it is no reason not to run a cell: then it stays in memory.</summary>
    public CellImage Keep(CellImage image)
    {
        var (assembly, symbols) = (image.Assembly, image.Symbols);
        try
        {
            var file = _file.Value.SafeFileHandle;
            RandomAccess.Write(file, [assembly, symbols], _end);
            var kept = new KeptImage(file, _end, assembly.Length, symbols.Length);
            _end += assembly.Length + symbols.Length;
            return kept;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return image;
        }
    }

    private static FileStream Open()
    {
        var path = Path.Combine(Path.GetTempPath(), $"parallellab-{Guid.NewGuid():N}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Delete, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        File.Delete(path);
        return file;
    }

    private sealed class KeptImage(SafeFileHandle file, long start, int assemblyLength, int symbolsLength) : CellImage
    {
        public override byte[] Assembly => Read(start, assemblyLength);

        public override byte[] Symbols => Read(start + assemblyLength, symbolsLength);

        private byte[] Read(long at, int length)
        {
            var bytes = new byte[length];
            for (var read = 0; read < length;)
            {
                var more = RandomAccess.Read(file, bytes.AsSpan(read), at + read);
                read += more > 0 ? more : throw new EndOfStreamException("The file of the cells' images is shorter than what was written to it.");
            }
            return bytes;
        }
    }
}
