using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ParallelLab.Interactive.Tests;

public sealed class PackageTests : IDisposable
{
    private const string Lib = "lib/net10.0/";

    private static readonly string[] Projects = ["ParallelLab.Demos", "ParallelLab.Instruments", "ParallelLab.Interactive", "ParallelLab.Worker"];

    private readonly InteractivePackage _package = new();

    public void Dispose() => _package.Dispose();

    [Fact]
    public void The_package_holds_the_script_where_it_is_looked_for_and_the_assemblies_with_their_documentation()
    {
        var assemblies = Projects.SelectMany(name => new[] { $"{Lib}{name}.dll", $"{Lib}{name}.xml" });

        Assert.Equal(
            assemblies.Append("README.md").Append("ParallelLab.Interactive.nuspec").Append("interactive-extensions/dotnet/extension.dib").Order(StringComparer.Ordinal),
            _package.Files);
    }

    [Fact]
    public void Its_assemblies_are_those_that_these_tests_run() => Assert.All(
        Projects,
        name => Assert.Equal(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, name + ".dll")), _package.Bytes($"{Lib}{name}.dll")));

    [Fact]
    public void It_asks_for_every_package_that_its_assemblies_need_and_for_no_framework()
    {
        var dependencies = _package.Metadata.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value);
        var needed = Projects.SelectMany(name => References(_package.Bytes($"{Lib}{name}.dll"))).Distinct(StringComparer.Ordinal).Except(Projects, StringComparer.Ordinal);
        var shared = Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll").Select(Path.GetFileNameWithoutExtension);

        var missing = needed.Except(dependencies, StringComparer.Ordinal).Except(shared, StringComparer.Ordinal)
            .Where(name => !name!.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) && !name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal));

        Assert.NotEmpty(dependencies);
        Assert.Empty(missing);
        Assert.DoesNotContain(_package.Metadata.Descendants(), element => element.Name.LocalName == "frameworkReference");
    }

    private static IEnumerable<string> References(byte[] assembly)
    {
        using var file = new PEReader([.. assembly]);
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
