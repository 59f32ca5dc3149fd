using ParallelLab.Kernel.Packages;

namespace ParallelLab.Kernel.Tests.Packages;

public sealed class ImpliedPackagesTests
{
    [Theory]
    [InlineData("using Newtonsoft.Json.Linq;", "error CS0246: The type or namespace name 'Newtonsoft' could not be found", "Newtonsoft.Json")]
    [InlineData("using XPlot.Plotly;", "error CS0246: The type or namespace name 'XPlot' could not be found", "XPlot.Plotly")]
    [InlineData("using System.CommandLine;", "error CS0234: The type or namespace name 'CommandLine' does not exist in the namespace 'System'", "System.CommandLine")]
    [InlineData("using System.CommandLine;", "error CS0103: The name 'x' does not exist", null)]
    [InlineData("using Other.CommandLine;", "error CS0234: The type or namespace name 'CommandLine' does not exist in the namespace 'Other'", null)]
    public void Only_what_the_compiler_misses_is_taken_for_a_package(string code, string error, string? package) => Assert.Equal(
        package,
        ImpliedPackages.MissedBy([error], code).OfType<PackageDirective.Reference>().SingleOrDefault()?.Request.Name);
}
