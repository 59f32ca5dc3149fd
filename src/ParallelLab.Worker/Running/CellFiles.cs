using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>
/// Compiled cells as files in the session's folder: the runtime maps a file, which costs it 24 KB a cell instead of 41 KB from memory, and processes that the student's
/// code starts find them there. Whoever wants them finds the folder under <see cref="FolderName"/>, and goes with it. Each takes some 0.1 ms.
/// </summary>
internal sealed class CellFiles
{
    /// <summary>Under this name <see cref="AppContext"/> has the folder, in which a cell lies as <c>NAME.dll</c>.</summary>
    public const string FolderName = "ParallelLab.CellAssemblies";

    private readonly string _folder;

    public CellFiles(string sessionFolder)
    {
        _folder = Path.Combine(sessionFolder, "cells");
        Directory.CreateDirectory(_folder);
        AppContext.SetData(FolderName, _folder);
    }

    /// <summary>Takes a cell in. A disk that is full is no reason not to run it: who misses the file says so.</summary>
    /// <param name="assembly">Free for other use afterwards.</param>
    public ArrivedCell Take(SubmissionEntry submission, ReadOnlySpan<byte> assembly)
    {
        var file = Path.Combine(_folder, submission.AssemblyName + ".dll");
        try
        {
            Write(file, assembly);
            return new ArrivedCell.OnDisk(submission, file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new ArrivedCell.InMemory(submission, assembly.ToArray());
        }
    }

    // Never over an older file: that ext4 would bring to the disk at once.
    private static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        RandomAccess.Write(file, bytes, fileOffset: 0);
    }
}
