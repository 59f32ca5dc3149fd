namespace ParallelLab.Kernel.Tests.Documents;

/// <summary>The files under <c>Samples</c>: each a way in which some tool lays out a notebook.</summary>
internal static class Sample
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Documents", "Samples");

    public static TheoryData<string> Notebooks => [.. NamesOf("*.ipynb")];

    public static TheoryData<string> Dibs => [.. NamesOf("*.dib")];

    public static IReadOnlyList<string> NamesOf(string pattern) =>
        [.. Directory.EnumerateFiles(Folder, pattern).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name));
}
