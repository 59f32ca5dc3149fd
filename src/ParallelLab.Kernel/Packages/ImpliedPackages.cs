namespace ParallelLab.Kernel.Packages;

/// <summary>
/// Packages that versions of .NET Interactive had without being asked. Notebooks of their time use them as if they were part of the language,
/// and since nothing else has these names, a cell that fails for one of them can mean nothing else.
/// </summary>
internal static class ImpliedPackages
{
    private const string CommandLineVersion = "2.0.0-beta4.22272.1";

    private static readonly PackageRequest Binder = new("System.CommandLine.NamingConventionBinder", CommandLineVersion);

    /// <summary>The namespace that code names, the part of it that the compiler misses, and the package that has it.</summary>
    private static readonly (string Namespace, string Missed, PackageRequest Package)[] Known =
    [
        ("Newtonsoft.Json", "Newtonsoft", new PackageRequest("Newtonsoft.Json", Version: null)),
        ("XPlot.Plotly", "XPlot", new PackageRequest("XPlot.Plotly", "2.0.0")),
        ("System.CommandLine", "CommandLine", new PackageRequest("System.CommandLine", CommandLineVersion)),
        ("System.CommandLine.NamingConventionBinder", "CommandLine", Binder),
        ("System.CommandLine.NamingConventionBinder", "NamingConventionBinder", Binder),
    ];

    /// <summary>Those for lack of which a cell does not compile, as if it had asked for them.</summary>
    /// <param name="errors">The compiler's.</param>
    /// <param name="code">The cell's.</param>
    public static IReadOnlyList<PackageDirective> MissedBy(IReadOnlyList<string> errors, string code) =>
    [
        .. from implied in Known
           where code.Contains(implied.Namespace, StringComparison.Ordinal)
           where errors.Any(error => error.Contains($"'{implied.Missed}'", StringComparison.Ordinal))
           select new PackageDirective.Reference(implied.Package, Line: 1, $"using {implied.Namespace};"),
    ];
}
