using System.Globalization;
using ParallelLab.Kernel.Packages;
using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Magics;

/// <summary>What <c>#!restore</c> shows.</summary>
internal static class PackageTable
{
    public static MimeBundle Of(SessionPackages packages)
    {
        if (packages.All.Count == 0)
            return MimeBundle.Plain("No packages yet: #r \"nuget: NAME\" gets one.");
        return new Table(
            [new("package"), new("version"), new("asked for"), new("needs", IsNumber: true), new("native"), new("found")],
            [.. packages.All.OrderBy(package => !packages.Asked.Any(package.IsOf)).Select(package => Row(package, packages))],
            $"Sources: {string.Join(", ", packages.Sources)}").ToBundle();
    }

    private static IReadOnlyList<string> Row(RestoredPackage package, SessionPackages packages) =>
    [
        package.Name,
        package.Version,
        packages.Asked.FirstOrDefault(package.IsOf)?.Range ?? "",
        package.Dependencies.Count == 0 ? "" : package.Dependencies.Count.ToString(CultureInfo.InvariantCulture),
        string.Join(", ", package.Native.Select(Path.GetFileName)),
        packages.OriginOf(package) == PackageOrigin.Cache ? "from the cache" : "restored",
    ];
}
