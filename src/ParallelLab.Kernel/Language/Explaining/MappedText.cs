using System.IO.MemoryMappedFiles;
using System.Text;

namespace ParallelLab.Kernel.Language.Explaining;

/// <summary>Looks for bytes in a file without keeping any of it: documentation is large, and little of it is asked for.</summary>
internal static class MappedText
{
    /// <summary>The first piece of the file from one text to another, both included; null where there is none.</summary>
    public static unsafe string? Between(string path, string from, string to)
    {
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        using var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        try
        {
            return Between(new ReadOnlySpan<byte>(start, (int)Math.Min(int.MaxValue, view.Capacity)), Encoding.UTF8.GetBytes(from), Encoding.UTF8.GetBytes(to));
        }
        finally
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
        }
    }

    private static string? Between(ReadOnlySpan<byte> text, ReadOnlySpan<byte> from, ReadOnlySpan<byte> to)
    {
        var start = text.IndexOf(from);
        if (start < 0)
            return null;
        var length = text[start..].IndexOf(to);
        return length < 0 ? null : Encoding.UTF8.GetString(text.Slice(start, length + to.Length));
    }
}
