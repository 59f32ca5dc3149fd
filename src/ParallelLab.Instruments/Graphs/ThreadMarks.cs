using ParallelLab.Instruments.Drawing;

namespace ParallelLab.Instruments.Graphs;

/// <summary>A letter and a colour for each thread that ran nodes, in the order of their first nodes.</summary>
internal sealed class ThreadMarks
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private readonly List<string> _threads;

    public ThreadMarks(IEnumerable<GraphNode> nodes) =>
        _threads = [.. nodes.Select(node => node.Run?.Thread ?? "").Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];

    public IReadOnlyList<string> Threads => _threads;

    /// <summary><c>A</c> to <c>Z</c>, then <c>A1</c> and so on; empty for no thread.</summary>
    public string LetterOf(string thread) =>
        _threads.IndexOf(thread) is >= 0 and var i ? $"{Letters[i % Letters.Length]}{(i < Letters.Length ? "" : SvgNumber.Text(i / Letters.Length))}" : "";

    /// <summary>Colours come again after the last one; the letters tell them apart.</summary>
    public Ink? InkOf(string thread) => _threads.IndexOf(thread) is >= 0 and var i ? Palette.Series[i % Palette.Series.Count] : null;
}
