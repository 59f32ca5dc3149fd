using System.IO.Compression;
using System.Xml.Linq;

namespace ParallelLab.Interactive.Tests;

/// <summary>The package as <c>dotnet pack</c> has made it when these tests were built.</summary>
internal sealed class InteractivePackage : IDisposable
{
    private static readonly string[] Wrapping = ["_rels/", "package/", "[Content_Types].xml"];

    private readonly ZipArchive _archive = ZipFile.OpenRead(Newest());

    /// <summary>The files in it, but for those that every package has.</summary>
    public IEnumerable<string> Files =>
        _archive.Entries.Select(entry => entry.FullName).Where(name => !Wrapping.Any(start => name.StartsWith(start, StringComparison.Ordinal))).Order(StringComparer.Ordinal);

    public XElement Metadata
    {
        get
        {
            var root = XDocument.Parse(Text("ParallelLab.Interactive.nuspec")).Root!;
            return root.Element(root.Name.Namespace + "metadata")!;
        }
    }

    public string Text(string file)
    {
        using var reader = new StreamReader(_archive.GetEntry(file)!.Open());
        return reader.ReadToEnd();
    }

    public byte[] Bytes(string file)
    {
        using var stream = _archive.GetEntry(file)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    public void Dispose() => _archive.Dispose();

    private static string Newest() => new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "packages"))
        .GetFiles("ParallelLab.Interactive.*.nupkg").MaxBy(file => file.LastWriteTimeUtc)!.FullName;
}
