using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>
/// Compiled cells as files in the session's folder: the runtime maps a file, which costs it 24 KB a cell instead of 41 KB from memory, and processes that the student's
/// code starts find them there. Whoever wants them finds the folder under <see cref="FolderName"/>, and goes with it. Each takes some 0.1 ms.
/// </summary>
internal sealed class CellFiles
{
    /// <summary>Under this name <see cref="AppContext"/> has the folder, in which a cell lies as <c>NAME.dll</c> and <c>NAME.pdb</c>.</summary>
    public const string FolderName = "ParallelLab.CellAssemblies";

    private readonly string _folder;

    public CellFiles(string sessionFolder)
    {
        _folder = Path.Combine(sessionFolder, "cells");
        Directory.CreateDirectory(_folder);
        AppContext.SetData(FolderName, _folder);
    }

    /// <summary>Takes a cell in. A disk that is full is no reason not to run it: who misses the file says so.</summary>
    /// <param name="image">The assembly, and behind it its symbols; free for other use afterwards.</param>
    public ArrivedCell Take(SubmissionEntry submission, ReadOnlySpan<byte> image)
    {
        var assembly = image[..submission.AssemblyLength];
        var symbols = image[submission.AssemblyLength..];
        var file = Path.Combine(_folder, submission.AssemblyName + ".dll");
        try
        {
            File.WriteAllBytes(file, assembly);
            File.WriteAllBytes(Path.ChangeExtension(file, ".pdb"), symbols);
            return new ArrivedCell.OnDisk(submission, file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new ArrivedCell.InMemory(submission, assembly.ToArray(), symbols.ToArray());
        }
    }
}
