using System.Collections;

namespace ParallelLab.Kernel.Kernelspecs;

/// <summary>The systems that Jupyter knows folders for.</summary>
public enum SystemKind
{
    Linux,
    MacOS,
    Windows,
}

/// <summary>All that decides where kernelspecs lie and how this program is started again: in a test, all of it is the test's.</summary>
public sealed record Machine
{
    public required SystemKind System { get; init; }

    /// <summary>The user's home folder; a full path.</summary>
    public required string Home { get; init; }

    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>The running executable: this program, or <c>dotnet</c> where that runs it.</summary>
    public required string ProcessPath { get; init; }

    /// <summary>The folder that holds this program's assemblies.</summary>
    public required string ProgramFolder { get; init; }

    /// <summary>The machine that this process runs on.</summary>
    public static Machine Current() => new()
    {
        System = OperatingSystem.IsWindows() ? SystemKind.Windows : OperatingSystem.IsMacOS() ? SystemKind.MacOS : SystemKind.Linux,
        Home = global::System.Environment.GetFolderPath(global::System.Environment.SpecialFolder.UserProfile),
        Environment = global::System.Environment.GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "", StringComparer.Ordinal),
        ProcessPath = global::System.Environment.ProcessPath ?? "parallellab",
        ProgramFolder = AppContext.BaseDirectory,
    };

    /// <summary>A variable's value; null where it is not set or empty, which Jupyter takes for the same.</summary>
    public string? Variable(string name) => Environment.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
