using System.Globalization;

namespace ParallelLab.Instruments;

/// <summary>The parent and the living children of this process.</summary>
internal sealed record ProcessFamily(RelatedProcess? Parent, IReadOnlyList<RelatedProcess> Children)
{
    private const int OutsideOfContainer = 0;

    /// <summary>
    /// Reads it from <c>/proc</c>; null on other systems. Children are found by looking at every process's parent:
    /// <c>task/*/children</c> would be quicker, but is not in every kernel and misses some while others end.
    /// </summary>
    public static ProcessFamily? Read() => OperatingSystem.IsLinux() && Stat("self") is { } self
        ? new ProcessFamily(
            self.ParentId == OutsideOfContainer ? null : new RelatedProcess(self.ParentId, Stat(Text(self.ParentId))?.Name ?? ""),
            [.. ProcText.NumberedFolders("/proc").Order().Select(id => Stat(Text(id))).OfType<ProcStat>()
                .Where(stat => IsLivingChildOf(self.Id, stat)).Select(stat => new RelatedProcess(stat.Id, stat.Name))])
        : null;

    /// <summary>A child that has ended keeps its entry until its parent asks for the exit code; it is none any more.</summary>
    private static bool IsLivingChildOf(int parent, ProcStat stat) =>
        stat.ParentId == parent && OsThreads.StateOf(stat.State) != OsThreadState.Ended;

    private static ProcStat? Stat(string process) =>
        ProcText.Read($"/proc/{process}/stat") is { } text && ProcStat.TryParse(text, out var stat) ? stat : null;

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
