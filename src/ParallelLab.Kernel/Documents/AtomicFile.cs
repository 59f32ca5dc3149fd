namespace ParallelLab.Kernel.Documents;

/// <summary>
/// Replaces a file in one step, so that a reader, a crash or a full disk never sees half of it: the content goes to a temporary
/// file in the same folder, is flushed to the disk, and takes the name. A symbolic link stays and its target is replaced.
/// </summary>
internal static class AtomicFile
{
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var file = new FileInfo(path);
        var target = file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
        try
        {
            await WriteNewAsync(temporary, content, ModeOf(target), cancellationToken);
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static async Task WriteNewAsync(string path, ReadOnlyMemory<byte> content, UnixFileMode? mode, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        await using var stream = new FileStream(path, options);
        if (mode is { } permissions && !OperatingSystem.IsWindows())
        {
            // Before the content: a private notebook is not open to others for a moment.
            File.SetUnixFileMode(stream.SafeFileHandle, permissions);
        }

        await stream.WriteAsync(content, cancellationToken);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>The permissions to keep, or null where there is no file yet or the platform has none.</summary>
    private static UnixFileMode? ModeOf(string path) => !OperatingSystem.IsWindows() && File.Exists(path) ? File.GetUnixFileMode(path) : null;
}
