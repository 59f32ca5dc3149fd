namespace ParallelLab.Worker.Running;

/// <summary>
/// Compiled cells as files in the session's folder, for processes that the student's code starts: what was loaded from memory can't be had back from the runtime.
/// Whoever wants them finds the folder under <see cref="FolderName"/>, and goes with it. In memory they would stay for as long as the worker does;
/// here each takes some 0.1 ms.
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

    /// <summary>A disk that is full is no reason not to run a cell: who misses the file says so.</summary>
    public void Write(string assemblyName, ReadOnlySpan<byte> assembly, ReadOnlySpan<byte> symbols)
    {
        try
        {
            File.WriteAllBytes(Path.Combine(_folder, assemblyName + ".dll"), assembly);
            File.WriteAllBytes(Path.Combine(_folder, assemblyName + ".pdb"), symbols);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The cell runs all the same.
        }
    }
}
