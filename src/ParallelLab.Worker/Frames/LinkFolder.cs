namespace ParallelLab.Worker.Frames;

/// <summary>
/// The folder that a kernel makes for each of its workers: their socket, the cells' pipes and files. Readable by its owner only: who can connect there can run code as us.
/// Whichever of the two processes ends last deletes it.
/// </summary>
public static class LinkFolder
{
    private const string Prefix = "parallellab-";
    private const string Socket = "link";

    public static DirectoryInfo Create() => Directory.CreateTempSubdirectory(Prefix);

    /// <summary>Where the kernel waits.</summary>
    public static string SocketIn(DirectoryInfo folder) => Path.Combine(folder.FullName, Socket);

    /// <summary>The folder of that socket; null where no kernel has made it.</summary>
    public static DirectoryInfo? Of(string socketPath) =>
        Path.GetFileName(socketPath) == Socket && Directory.GetParent(socketPath) is { } folder && folder.Name.StartsWith(Prefix, StringComparison.Ordinal) ? folder : null;

    /// <summary>Deletes the folder with all that is in it, where that is possible.</summary>
    public static void Delete(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The other process, or the student's code, was faster.
        }
    }
}
