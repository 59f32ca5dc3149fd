using System.Globalization;
using ParallelLab.Instruments;
using ParallelLab.Instruments.Deadlocks;
using ParallelLab.Worker.Display;

namespace ParallelLab.Worker.Running;

/// <summary><c>#!locks</c>: the locks for which threads have waited since the last cell with code began.</summary>
public sealed class LocksInstrument : IInstrument
{
    private const int MostNamed = 4;

    // What the runtime tells comes late.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(300);

    private static readonly TableColumn[] Columns =
    [
        new("lock", IsNumber: true), new("waits", IsNumber: true), new("waited", IsNumber: true), new("longest", IsNumber: true),
        new("waiting threads"), new("held by"),
    ];

    public string Name => "locks";

    public void Around(InstrumentCall call, Action run)
    {
        run();
        Thread.Sleep(Settling);
        call.Show(Table(call.Contention().Locks, call.Threads.NameOf).ToBundle());
    }

    internal static Table Table(IReadOnlyList<LockUse> locks, Func<int, string> nameOf) => new(
        Columns,
        [.. locks.Select((use, index) => Row(index + 1, use, nameOf))],
        locks.Count == 0 ? "No thread had to wait for a lock. Short waits, in which a thread spins, are not counted." : null);

    private static IReadOnlyList<string> Row(int number, LockUse use, Func<int, string> nameOf) =>
    [
        Text(number), Text(use.Waits), Units.Duration(use.Total), Units.Duration(use.Longest), Names(use.Waiters, nameOf), Names(use.Holders, nameOf),
    ];

    private static string Names(IReadOnlyDictionary<int, int> counts, Func<int, string> nameOf)
    {
        var named = counts.Where(count => count.Key != 0).OrderByDescending(count => count.Value)
            .Select(count => $"{nameOf(count.Key)} ({Text(count.Value)})").ToList();
        var more = named.Count - MostNamed;
        return string.Join("; ", named.Take(MostNamed)) + (more > 0 ? $"; {Text(more)} more" : "");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
