namespace ParallelLab.TestKit;

/// <summary>A folder for one test; gone with it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("parallellab-").FullName;

    /// <summary>Writes a file, and the folders that lead to it.</summary>
    /// <returns>Its full path.</returns>
    public string Write(string relativePath, string content = "")
    {
        var path = At(relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public string At(string relativePath) => Path.Combine(FullPath, relativePath.Replace('/', Path.DirectorySeparatorChar));

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
