namespace ParallelLab.Kernel.Packages;

/// <summary>The packages of .NET Interactive whose part this notebook plays itself. Old notebooks name them; nothing is restored for it.</summary>
internal static class OwnPackages
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Microsoft.DotNet.Interactive",
        "Microsoft.DotNet.Interactive.CSharp",
        "Microsoft.DotNet.Interactive.Formatting",
        "Microsoft.DotNet.Interactive.Jupyter",
        "Microsoft.DotNet.Interactive.PackageManagement",
    };

    public static bool Include(string name) => Names.Contains(name);

    /// <summary>Packages as they are, less what would stand in the way of the notebook's own types: cells don't see those names twice.</summary>
    public static RestoredPackage Behind(RestoredPackage package) => Include(package.Name) ? package with { Compile = [] } : package;
}
