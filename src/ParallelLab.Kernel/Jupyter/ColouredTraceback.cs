using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Jupyter;

/// <summary>An error's lines with ANSI colours, which all front ends know: the name in red, where it happened in cyan.</summary>
internal static class ColouredTraceback
{
    private const string Red = "\e[1;31m";
    private const string Cyan = "\e[36m";
    private const string Plain = "\e[0m";

    public static IReadOnlyList<string> Of(CellError error) => [.. error.Traceback.Select(Coloured)];

    private static string Coloured(string line, int index)
    {
        var name = index == 0 ? line.IndexOf(": ", StringComparison.Ordinal) : -1;
        if (name > 0)
            return $"{Red}{line[..name]}{Plain}{line[name..]}";
        return line.TrimStart().StartsWith("at ", StringComparison.Ordinal) ? $"{Cyan}{line}{Plain}" : line;
    }
}
