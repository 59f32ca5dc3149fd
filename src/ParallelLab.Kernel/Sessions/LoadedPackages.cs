using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ParallelLab.Kernel.Engine;
using ParallelLab.Kernel.Magics;
using ParallelLab.Kernel.Packages;

namespace ParallelLab.Kernel.Sessions;

/// <summary>The packages that the files of a cell's <c>#load</c> lines ask for, and the files that those load.</summary>
internal static class LoadedPackages
{
    private const string Load = "#load";

    /// <summary>None where nothing is loaded. A file that can't be read is the compiler's matter.</summary>
    /// <param name="folder">The notebook's.</param>
    /// <exception cref="PackageDirectiveException">A file's line is wrong.</exception>
    public static IReadOnlyList<PackageDirective> In(string code, string folder)
    {
        var found = new List<PackageDirective>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<(string Text, string? File)>([(code, null)]);
        while (open.TryPop(out var next))
        {
            foreach (var path in FilesIn(next.Text).Select(file => ScriptPath.Resolve(file, next.File, folder)).Where(seen.Add))
            {
                if (Read(path) is not { } text)
                    continue;
                found.AddRange(PackageLines.In(text).Directives);
                open.Push((text, path));
            }
        }
        return found;
    }

    private static IEnumerable<string> FilesIn(string code) => !code.Contains(Load, StringComparison.Ordinal)
        ? []
        : MagicParser.Trivia(code)
            .Select(trivia => trivia.GetStructure())
            .OfType<LoadDirectiveTriviaSyntax>()
            .Where(line => line.IsActive)
            .Select(line => line.File.ValueText);

    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}
