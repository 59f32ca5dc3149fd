using System.IO.Compression;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ParallelLab.TestKit;

namespace ParallelLab.Kernel.Tests.Packages;

/// <summary>Packages made for a test, and a notebook's folder in which NuGet looks for them there and nowhere else.</summary>
internal sealed class PackageFeed
{
    private readonly TemporaryFolder _folder;

    public PackageFeed(TemporaryFolder folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder.At("feed"));
        Directory.CreateDirectory(folder.At("more"));
        folder.Write("notebooks/nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{folder.At("packages")}" /></config>
              <packageSources><clear /><add key="feed" value="{folder.At("feed")}" /></packageSources>
              <fallbackPackageFolders><clear /></fallbackPackageFolders>
            </configuration>
            """);
    }

    public string Notebooks => _folder.At("notebooks");

    /// <summary>Where a library that was added is, for others to compile against.</summary>
    public string Library(string name, string version) => _folder.At($"build/{name}.{version}/{name}.dll");

    /// <summary>Adds a package with a library of that code.</summary>
    /// <param name="needs">Name and version of a package that it depends on.</param>
    /// <param name="native">A file of machine code, to lie in it under its own name behind "lib".</param>
    /// <param name="extension">What it runs in a notebook that asks for it, as a .dib file.</param>
    public void Add(
        string name,
        string version,
        string code,
        (string Name, string Version)? needs = null,
        string? native = null,
        string feed = "feed",
        string? extension = null)
    {
        var library = Compile(name, version, code, needs is { } needed ? [Library(needed.Name, needed.Version)] : []);
        using var package = ZipFile.Open(_folder.At($"{feed}/{name}.{version}.nupkg"), ZipArchiveMode.Create);
        package.CreateEntryFromFile(library, $"lib/netstandard2.0/{name}.dll");
        if (native is not null)
            package.CreateEntryFromFile(native, $"runtimes/linux-x64/native/lib{name.ToLowerInvariant()}.so");
        if (extension is not null)
        {
            using var script = new StreamWriter(package.CreateEntry("interactive-extensions/dotnet/extension.dib").Open());
            script.Write(extension);
        }

        using var manifest = new StreamWriter(package.CreateEntry($"{name}.nuspec").Open());
        var dependency = needs is { } other ? $"<dependency id=\"{other.Name}\" version=\"{other.Version}\" />" : "";
        manifest.Write($"""
            <package><metadata>
              <id>{name}</id><version>{version}</version><authors>tests</authors><description>made for a test</description>
              <dependencies><group targetFramework="netstandard2.0">{dependency}</group></dependencies>
            </metadata></package>
            """);
    }

    private string Compile(string name, string version, string code, IEnumerable<string> references)
    {
        var path = Library(name, version);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var result = CSharpCompilation.Create(
                name,
                [CSharpSyntaxTree.ParseText(code), CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]")],
                references.Append(typeof(object).Assembly.Location).Select(file => MetadataReference.CreateFromFile(file)),
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, cryptoPublicKey: [.. typeof(object).Assembly.GetName().GetPublicKey()!], publicSign: true))
            .Emit(path);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return path;
    }
}
