namespace ParallelLab.Kernel.Kernelspecs;

/// <summary>The command line that starts this program again, from any folder and any front end.</summary>
public static class OwnCommand
{
    private const string Program = "parallellab";
    private static readonly string[] ShimNames = [Program, $"{Program}.exe", $"{Program}.cmd"];

    /// <summary>The executable with an absolute path, and the arguments that come before any of ours.</summary>
    public static IReadOnlyList<string> Of(Machine machine)
    {
        if (Shim(machine) is { } shim)
            return [shim];
        return Path.GetFileNameWithoutExtension(machine.ProcessPath) == "dotnet"
            ? [machine.ProcessPath, Path.Combine(machine.ProgramFolder, Program + ".dll")]
            : [machine.ProcessPath];
    }

    /// <summary>What an executable needs to find its runtime where that lies at no usual place: front ends seldom have the shell's variables.</summary>
    public static IReadOnlyDictionary<string, string>? Variables(Machine machine) =>
        machine.Variable("DOTNET_ROOT") is { } root ? new Dictionary<string, string>(StringComparer.Ordinal) { ["DOTNET_ROOT"] = root } : null;

    // A .NET tool lies in TOOLS/.store/parallellab/VERSION/…, which the next update removes; TOOLS/parallellab stays.
    private static string? Shim(Machine machine)
    {
        for (var folder = new DirectoryInfo(machine.ProgramFolder); folder.Parent is { } parent; folder = parent)
        {
            if (folder.Name == ".store")
                return ShimNames.Select(name => Path.Combine(parent.FullName, name)).FirstOrDefault(File.Exists);
        }
        return null;
    }
}
