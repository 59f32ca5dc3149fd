using Microsoft.Win32.SafeHandles;
using ParallelLab.Kernel.Engine;

namespace ParallelLab.Kernel.Sessions;

/// <summary>
/// The images of a session's cells, on the disk: few are asked for again, and in memory they would be a sixth of what a cell leaves behind. The file has no name, so nothing
/// is left of it, in whatever way this process ends. Safe for several threads: what a cell sends may be compiled already while the cell itself is put by.
/// </summary>
internal sealed class ImageFile : IDisposable
{
    private readonly Lock _gate = new();

    // Guarded by the gate.
    private readonly List<KeptImage> _inMemory = [];
    private FileStream? _file;
    private long _end;

    /// <summary>The same image, in memory until <see cref="PutBy"/>, from then on read each time that it is asked for.</summary>
    public CellImage Keep(CellImage image)
    {
        var kept = new KeptImage(image);
        lock (_gate)
            _inMemory.Add(kept);
        return kept;
    }

    /// <summary>Takes to the disk what is still in memory. A disk that does not take it is no reason not to run a cell.</summary>
    public void PutBy()
    {
        lock (_gate)
        {
            try
            {
                foreach (var image in _inMemory)
                    _end += image.Write((_file ??= Open()).SafeFileHandle, _end);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // It stays in memory.
            }

            _inMemory.Clear();
        }
    }

    public void Dispose() => _file?.Dispose();

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

    private sealed class KeptImage(CellImage image) : CellImage
    {
        // Read by any thread.
        private volatile CellImage _place = image;

        public override byte[] Assembly => _place.Assembly;

        /// <returns>How many bytes it takes.</returns>
        public int Write(SafeFileHandle file, long start)
        {
            var assembly = Assembly;
            RandomAccess.Write(file, assembly, start);
            _place = new StoredImage(file, start, assembly.Length);
            return assembly.Length;
        }
    }

    private sealed class StoredImage(SafeFileHandle file, long start, int length) : CellImage
    {
        public override byte[] Assembly
        {
            get
            {
                var bytes = new byte[length];
                for (var read = 0; read < length;)
                {
                    var more = RandomAccess.Read(file, bytes.AsSpan(read), start + read);
                    read += more > 0 ? more : throw new EndOfStreamException("The file of the cells' images is shorter than what was written to it.");
                }
                return bytes;
            }
        }
    }
}
