using System.Globalization;

namespace ParallelLab.Kernel.Packages;

/// <summary>The SDK on this machine, which brings NuGet: where it is, and whether it is new enough.</summary>
/// <param name="Command">The full path of <c>dotnet</c>; null where no SDK will do.</param>
/// <param name="Problem">Why none will do, and what to install.</param>
internal sealed record DotnetSdk(string? Command, string Problem)
{
    private static readonly int Wanted = Environment.Version.Major;

    /// <summary>Looks where installers put it and where this user's environment points.</summary>
    public static DotnetSdk OfThisMachine() => Among(Folders());

    /// <summary>The first of the folders with an SDK that will do.</summary>
    public static DotnetSdk Among(IEnumerable<string> folders)
    {
        var found = new SortedSet<int>();
        foreach (var folder in folders)
        {
            var versions = Versions(folder).ToList();
            var command = Path.Combine(folder, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
            if (versions.Exists(version => version >= Wanted) && File.Exists(command))
                return new DotnetSdk(command, "");
            found.UnionWith(versions);
        }
        return new DotnetSdk(null, Missing(found));
    }

    private static string Missing(SortedSet<int> found)
    {
        var seen = found.Count == 0 ? "none is found" : $"only that of .NET {string.Join(", ", found)} is found";
        return string.Create(CultureInfo.InvariantCulture, $"Packages need the .NET {Wanted} SDK, and {seen}: install it from https://dot.net, and make `dotnet` known by PATH or DOTNET_ROOT.");
    }

    private static IEnumerable<int> Versions(string folder)
    {
        var sdk = Path.Combine(folder, "sdk");
        return Directory.Exists(sdk)
            ? Directory.EnumerateDirectories(sdk)
                .Select(path => int.TryParse(Path.GetFileName(path).Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : 0)
                .Where(major => major > 0)
            : [];
    }

    private static IEnumerable<string> Folders()
    {
        var root = Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "";
        var host = Path.GetDirectoryName(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")) ?? "";
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(Behind);
        var programs = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "dotnet");
        var own = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet");
        string[] usual = OperatingSystem.IsWindows()
            ? [programs, own]
            : ["/usr/share/dotnet", "/usr/lib/dotnet", "/usr/lib64/dotnet", "/usr/local/share/dotnet", "/opt/dotnet", own];
        return new[] { root, host }.Concat(path).Concat(usual).Where(Path.IsPathFullyQualified).Distinct(StringComparer.Ordinal);
    }

    /// <summary>What PATH names may be a link to the command, and the SDK lies beside the command itself.</summary>
    private static string Behind(string folder)
    {
        var command = Path.Combine(folder, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        try
        {
            return Path.GetDirectoryName(File.ResolveLinkTarget(command, returnFinalTarget: true)?.FullName) ?? folder;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return folder;
        }
    }
}
