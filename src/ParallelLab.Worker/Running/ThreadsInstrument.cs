using System.Globalization;
using ParallelLab.Instruments;
using ParallelLab.Worker.Display;

namespace ParallelLab.Worker.Running;

/// <summary>
/// <c>#!threads</c>: the threads that ran cells' code, as they are after the run; with <c>all</c> also every other
/// thread that the operating system counts in this process.
/// </summary>
public sealed class ThreadsInstrument : IInstrument
{
    private const string All = "all";
    private const string Sort = "sort";
    private const string Unknown = "";

    private static readonly TableColumn[] Columns =
    [
        new("id", IsNumber: true), new("OS id", IsNumber: true), new("name"), new("state"), new("CPU", IsNumber: true),
        new("kind"), new("background"), new("cell"), new("waits for"),
    ];

    public string Name => "threads";

    public void Around(InstrumentCall call, Action run)
    {
        run();
        var table = Table(
            call.Threads.Snapshot(),
            OsThreads.Snapshot(),
            call.Arguments.ContainsKey(All),
            call.Arguments.GetValueOrDefault(Sort, ""),
            osId => call.Contention().Owners.TryGetValue(osId, out var owner) ? WaitInWords(owner, call.Threads.NameOf) : Unknown);
        call.Show(table.ToBundle());
    }

    internal static Table Table(
        IReadOnlyList<RegisteredThread> registered, IReadOnlyList<OsThread> running, bool all, string order = "", Func<int, string>? waitOf = null)
    {
        var living = registered.Where(known => !HasEnded(known.Thread.ThreadState))
            .Select(known => known.OsId).ToHashSet();
        var byId = running.ToDictionary(thread => thread.Id);
        var rows = InOrder(registered, byId, order).Select(thread => Row(thread, byId, waitOf)).ToList();
        if (all)
            rows.AddRange(running.Where(thread => !living.Contains(thread.Id)).Select(Row));
        return new Table(Columns, rows, Note(rows.Count, hidden: all ? 0 : running.Count(thread => !living.Contains(thread.Id))));
    }

    /// <summary>A thread that has ended has left its OS id to others: nothing of that id's thread is its own.</summary>
    private static IReadOnlyList<string> Row(RegisteredThread known, Dictionary<int, OsThread> byId, Func<int, string>? waitOf)
    {
        var thread = known.Thread;
        var state = thread.ThreadState;
        var hasEnded = HasEnded(state);
        var cpu = CpuOf(known, byId);
        return
        [
            Text(thread.ManagedThreadId),
            known.OsId == 0 ? Unknown : Text(known.OsId),
            thread.Name ?? Unknown,
            (state & ~ThreadState.Background).ToString(),
            cpu is { } time ? Units.Duration(time) : Unknown,
            known.RunsCells ? "cells" : IsOfPool(thread) switch { true => "pool", false => "own", null => Unknown },
            hasEnded ? Unknown : state.HasFlag(ThreadState.Background) ? "yes" : "no",
            known.IsInCell || hasEnded ? Cell(known) : $"idle, last {Cell(known)}",
            hasEnded ? Unknown : waitOf?.Invoke(known.OsId) ?? Unknown,
        ];
    }

    private static IEnumerable<RegisteredThread> InOrder(
        IReadOnlyList<RegisteredThread> threads, Dictionary<int, OsThread> byId, string order)
    {
        var byAge = threads.OrderBy(thread => thread.Thread.ManagedThreadId);
        return order switch
        {
            "cpu" => byAge.OrderByDescending(thread => CpuOf(thread, byId) ?? TimeSpan.Zero),
            "name" => byAge.OrderBy(thread => thread.Thread.Name ?? "", StringComparer.Ordinal),
            "cell" => byAge.OrderBy(thread => thread.Cell),
            "state" => byAge.OrderBy(thread => (thread.Thread.ThreadState & ~ThreadState.Background).ToString(), StringComparer.Ordinal),
            _ => byAge,
        };
    }

    private static TimeSpan? CpuOf(RegisteredThread thread, Dictionary<int, OsThread> byId) =>
        HasEnded(thread.Thread.ThreadState) ? null : byId.GetValueOrDefault(thread.OsId)?.Cpu;

    private static string WaitInWords(int owner, Func<int, string> nameOf) => owner == 0 ? "a lock" : $"a lock, last held by {nameOf(owner)}";

    private static IReadOnlyList<string> Row(OsThread thread) =>
    [
        Unknown,
        Text(thread.Id),
        thread.Name,
        thread.State == OsThreadState.Unknown ? Unknown : $"({thread.State.ToString().ToLowerInvariant()})",
        thread.Cpu is { } time ? Units.Duration(time) : Unknown,
        "runtime",
        Unknown,
        Unknown,
        Unknown,
    ];

    private static string? Note(int shown, int hidden) => (shown, hidden) switch
    {
        (0, _) => "No thread has run a cell's code yet. #!threads --all shows the runtime's own.",
        (_, > 0) => $"{Text(hidden)} more of the runtime's own: #!threads --all",
        _ => null,
    };

    private static bool HasEnded(ThreadState state) => state.HasFlag(ThreadState.Stopped);

    /// <summary>Null for a thread that has ended: it may do so between two looks, and then no longer tells.</summary>
    private static bool? IsOfPool(Thread thread)
    {
        try
        {
            return thread.IsThreadPoolThread;
        }
        catch (ThreadStateException)
        {
            return null;
        }
    }

    private static string Cell(RegisteredThread known) => known.Cell is { } number ? Text(number) : "uncounted";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
