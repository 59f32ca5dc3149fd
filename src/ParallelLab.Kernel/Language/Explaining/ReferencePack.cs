using System.Collections.Concurrent;
using System.Xml.Linq;
using ParallelLab.Kernel.Engine;

namespace ParallelLab.Kernel.Language.Explaining;

/// <summary>
/// The framework's documentation, which comes with an SDK and not with a runtime: <c>packs/Microsoft.NETCore.App.Ref</c>. Which of its files
/// holds a type can't be told from where the type is implemented.
/// </summary>
internal sealed class ReferencePack(IReadOnlyList<string> files)
{
    private static readonly Lazy<ReferencePack> TheInstalled = new(() => new ReferencePack(InstalledFiles()));

    private readonly ConcurrentDictionary<string, string> _fileOf = new(StringComparer.Ordinal);

    /// <summary>The newest on this machine; empty where there is no SDK.</summary>
    public static ReferencePack Installed => TheInstalled.Value;

    /// <param name="type">The id of the type that the member belongs to, or the member's own.</param>
    public XElement? Member(string type, string id)
    {
        var file = _fileOf.GetOrAdd(type, static (type, files) => files.FirstOrDefault(file => DocumentationFile.Holds(file, type)) ?? "", files);
        return DocumentationFile.Member(file, id);
    }

    private static string[] InstalledFiles()
    {
        try
        {
            var version = $"net{Environment.Version.Major}.{Environment.Version.Minor}";
            var folder = Roots()
                .Select(root => Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref"))
                .Where(Directory.Exists)
                .SelectMany(Directory.GetDirectories)
                .Select(pack => Path.Combine(pack, "ref", version))
                .LastOrDefault(Directory.Exists);
            // What is asked for most lies in the largest file of all and in those on threads.
            return folder is null ? [] : [.. Directory.GetFiles(folder, "System*.xml").OrderBy(Rank)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static int Rank(string file) => Path.GetFileName(file) switch
    {
        "System.Runtime.xml" => 0,
        "System.Console.xml" or "System.Collections.xml" or "System.Linq.xml" => 1,
        var name when name.StartsWith("System.Threading", StringComparison.Ordinal) => 1,
        _ => 2,
    };

    private static IEnumerable<string> Roots()
    {
        string?[] candidates =
        [
            Environment.GetEnvironmentVariable("DOTNET_ROOT"),
            Path.Combine(WorkerRuntime.FrameworkFolder, "..", "..", ".."),
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(FolderOfDotnet),
            "/usr/share/dotnet",
            "/usr/lib/dotnet",
            "/usr/local/share/dotnet",
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet"),
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "dotnet"),
        ];
        return candidates.OfType<string>().Where(root => root.Length > 0).Reverse();
    }

    private static string? FolderOfDotnet(string folder)
    {
        var program = new FileInfo(Path.Combine(folder, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        return program.Exists ? Path.GetDirectoryName(program.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? program.FullName) : null;
    }
}
