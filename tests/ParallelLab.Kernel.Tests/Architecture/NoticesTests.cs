using System.Xml.Linq;

namespace ParallelLab.Kernel.Tests.Architecture;

public sealed class NoticesTests
{
    /// <summary>Used while building only: nothing of it is published.</summary>
    private static readonly string[] NotPublished = ["Microsoft.CodeAnalysis.Analyzers"];

    [Fact]
    public void Every_library_in_the_product_is_in_the_notices_with_its_licence()
    {
        var versions = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props"));
        var product = versions.Root!.Elements("ItemGroup").First().Elements("PackageVersion").Select(package => package.Attribute("Include")!.Value);
        var notices = File.ReadAllLines(Path.Combine(Repository.Root, "THIRD-PARTY-NOTICES.md"));

        Assert.All(product.Except(NotPublished), name =>
            Assert.Contains(notices, line => line.StartsWith($"| [{name}](", StringComparison.Ordinal) && (line.EndsWith("| MIT |", StringComparison.Ordinal) || line.EndsWith("| Apache-2.0 |", StringComparison.Ordinal))));
    }
}
