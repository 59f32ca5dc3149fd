using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ParallelLab.Instruments;

/// <summary>
/// The part we use of a Linux <c>stat</c> file, of a process (<c>/proc/PID/stat</c>) or of a thread (<c>/proc/PID/task/TID/stat</c>).
/// Source: proc_pid_stat(5).
/// </summary>
/// <param name="Id">Process or thread id.</param>
/// <param name="Name">Its name, at most 15 bytes; may hold spaces and parentheses.</param>
/// <param name="State">The kernel's letter: R, S, D, T, t, Z, X, I.</param>
/// <param name="ParentId">The parent process's id.</param>
/// <param name="Cpu">User and system time; in steps of 10 ms.</param>
internal sealed record ProcStat(int Id, string Name, char State, int ParentId, TimeSpan Cpu)
{
    /// <summary>The kernel shows times in hundredths of a second to all programs (USER_HZ), however fast its own clock ticks.</summary>
    private const long TicksPerUnit = TimeSpan.TicksPerSecond / 100;

    private const int UserTimeField = 11;
    private const int SystemTimeField = 12;

    /// <summary>Reads a stat file's text. The name may hold anything: it ends at the <em>last</em> closing parenthesis.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ProcStat? stat)
    {
        stat = null;
        var open = text.IndexOf(" (", StringComparison.Ordinal);
        var close = text.LastIndexOf(") ", StringComparison.Ordinal);
        if (open < 0 || close < open + 2)
            return false;

        var fields = text[(close + 2)..].Split(' ', StringSplitOptions.TrimEntries);
        if (fields.Length <= SystemTimeField || fields[0].Length != 1
            || !TryInt(text[..open], out var id) || !TryInt(fields[1], out var parent)
            || !TryTime(fields[UserTimeField], out var user) || !TryTime(fields[SystemTimeField], out var system))
            return false;
        stat = new ProcStat(id, text[(open + 2)..close], fields[0][0], parent, user + system);
        return true;
    }

    /// <summary>The state's letter in a stat file's bytes; null where there is none.</summary>
    public static char? StateIn(ReadOnlySpan<byte> file) =>
        file.LastIndexOf(") "u8) is >= 0 and var close && close + 2 < file.Length ? (char)file[close + 2] : null;

    private static bool TryInt(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool TryTime(string text, out TimeSpan time)
    {
        var isRead = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var units)
            && units <= long.MaxValue / 4 / TicksPerUnit;
        time = isRead ? new TimeSpan(units * TicksPerUnit) : default;
        return isRead;
    }
}
