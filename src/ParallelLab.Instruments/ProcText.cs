using System.Globalization;

namespace ParallelLab.Instruments;

/// <summary>Reads small files of Linux's <c>/proc</c> and <c>/sys</c>. What they tell of may be gone at any moment.</summary>
internal static class ProcText
{
    private const long NanosecondsPerTick = 100;

    /// <summary>The file's text; null when it is gone, forbidden or unknown to this kernel.</summary>
    public static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The numbers by which folders are called here, such as the process ids in <c>/proc</c>; empty when it is gone.</summary>
    public static IReadOnlyList<int> NumberedFolders(string path)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(path).Select(folder => NumberOf(Path.GetFileName(folder))).OfType<int>()];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Time on a CPU, in steps of 100 ns: the first number of <c>schedstat</c>. Null where it can't be read.</summary>
    public static TimeSpan? CpuTime(string? schedstat) =>
        schedstat?.Split(' ', 2) is [var first, _]
        && long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var nanoseconds)
            ? new TimeSpan(nanoseconds / NanosecondsPerTick)
            : null;

    /// <summary>How many a list such as <c>0-3,8,10-11</c> names; null where it is no such list.</summary>
    public static int? CountOf(string? list)
    {
        var count = 0L;
        foreach (var range in (list ?? "").Trim().Split(','))
        {
            if (Ends(range) is not (var first, var last) || last < first)
                return null;
            count += last - first + 1L;
        }
        return count <= int.MaxValue ? (int)count : null;
    }

    private static (int First, int Last)? Ends(string range) => range.Split('-').Select(NumberOf).ToArray() switch
    {
        [{ } only] => (only, only),
        [{ } first, { } last] => (first, last),
        _ => null,
    };

    private static int? NumberOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
