namespace ParallelLab.Kernel.Packages;

/// <summary>The packages of .NET Interactive, and for it, whose part this notebook plays itself. Notebooks name them; nothing is restored for it.</summary>
internal static class OwnPackages
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Microsoft.DotNet.Interactive",
        "Microsoft.DotNet.Interactive.CSharp",
        "Microsoft.DotNet.Interactive.Formatting",
        "Microsoft.DotNet.Interactive.Jupyter",
        "Microsoft.DotNet.Interactive.PackageManagement",
        "ParallelLab.Interactive",
    };

    /// <summary>Extensions whose part the notebook plays: it shows the charts of these packages itself.</summary>
    private static readonly Dictionary<string, string> Extended = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Plotly.NET.Interactive"] = "Plotly.NET",
        ["XPlot.Plotly.Interactive"] = "XPlot.Plotly",
    };

    public static bool Include(string name) => Names.Contains(name);

    /// <summary>What to restore for what was asked: of an extension, the package that it extends, unless that was asked for by name.</summary>
    public static IReadOnlyList<PackageRequest> InPlaceOf(IReadOnlyList<PackageRequest> requests)
    {
        var extended = requests.Where(request => Extended.ContainsKey(request.Name)).ToList();
        var named = requests.Except(extended).ToList();
        return
        [
            .. named,
            .. extended.Select(request => request with { Name = Extended[request.Name] })
                .Where(request => !named.Exists(other => string.Equals(other.Name, request.Name, StringComparison.OrdinalIgnoreCase))),
        ];
    }

    /// <summary>Packages as they are, less what would stand in the way of the notebook's own types: cells don't see those names twice.</summary>
    public static RestoredPackage Behind(RestoredPackage package) => Include(package.Name) ? package with { Compile = [] } : package;
}
