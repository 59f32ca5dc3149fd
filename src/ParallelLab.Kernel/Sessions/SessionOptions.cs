using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Sessions;

/// <summary>What a session needs to know of the notebook it serves.</summary>
public sealed record SessionOptions
{
    /// <summary>The notebook's folder: the current directory of its cells, and where <c>#r</c> and <c>#load</c> begin to look.</summary>
    public string Folder { get; init; } = Directory.GetCurrentDirectory();

    /// <summary>Who answers <c>Console.ReadLine</c>; null when nobody can.</summary>
    public IInputSource? Input { get; init; }

    /// <summary>Most text one cell may print, in characters; what follows is dropped, and a line says so.</summary>
    public int MostTextPerCell { get; init; } = 8 * 1024 * 1024;

    /// <summary>Where it is written down what packages came to, for all sessions.</summary>
    public string PackageFolder { get; init; } = Path.Combine(DataFolder.OfUser(), "packages");

    /// <summary>Longest time that one cell's packages may take to come.</summary>
    public TimeSpan RestoreLimit { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Environment variables of the worker beside the kernel's own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
