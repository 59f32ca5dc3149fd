using System.Runtime.CompilerServices;

namespace ParallelLab.Peers.Tests;

/// <summary>The peers' programs lie beside these tests, in their own languages, and run from the checkout.</summary>
internal static class Scripts
{
    public static string NodeFolder { get; } = Path.Combine(Folder(), "node");

    public static string Notebooks { get; } = Path.GetFullPath(Path.Combine(Folder(), "..", "..", "notebooks"));

    /// <summary>What a browser showed is kept here, for who wants to see it; the folder is ignored by git.</summary>
    public static string Artifacts { get; } = Path.GetFullPath(Path.Combine(Folder(), "..", "..", "artifacts", "peers"));

    /// <summary>Measures kernels side by side; it belongs to the benchmarks.</summary>
    public static string CompareKernels { get; } = Path.GetFullPath(Path.Combine(Folder(), "..", "..", "benchmarks", "kernels.py"));

    public static string Python(string name) => Path.Combine(Folder(), "python", name);

    public static string Node(string name) => Path.Combine(NodeFolder, name);

    private static string Folder([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(thisFile)!;
}
