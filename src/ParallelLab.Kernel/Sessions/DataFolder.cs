namespace ParallelLab.Kernel.Sessions;

/// <summary>Where the kernel keeps what outlives it: its history, its log and what it knows of packages.</summary>
public static class DataFolder
{
    /// <summary>Names another folder than the user's own.</summary>
    public const string Variable = "PARALLELLAB_DATA";

    /// <summary>
    /// <c>~/.local/share/parallellab</c> (<c>XDG_DATA_HOME</c>), <c>~/Library/Application Support/parallellab</c> or
    /// <c>%LOCALAPPDATA%\parallellab</c>.
    /// </summary>
    public static string OfUser() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder
        ? Path.GetFullPath(folder)
        : Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "parallellab");
}
