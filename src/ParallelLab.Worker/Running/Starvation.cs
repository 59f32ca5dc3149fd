using System.Globalization;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>A thread pool all of whose busy threads block at one instant, while work waits for a thread.</summary>
/// <param name="Threads">The pool's threads that have a work item; at least one.</param>
/// <param name="Pending">The work items that wait.</param>
internal sealed record Starvation(IReadOnlyList<ThreadLook> Threads, long Pending)
{
    private const int MostPlaces = 3;

    /// <summary>The starvation that a look shows; null where any thread of the pool could go on.</summary>
    public static Starvation? In(WorkerLook look, long pending) =>
        look.Threads.Where(thread => thread.RunsPoolItem).ToList() is { Count: > 0 } threads && threads.TrueForAll(thread => thread.IsBlocked)
            ? new Starvation(threads, pending)
            : null;

    /// <summary>What happened, where, and what to do instead.</summary>
    public override string ToString()
    {
        var all = Threads.Count == 1 ? "its only busy thread blocks" : $"all {Text(Threads.Count)} of its threads block";
        var waiting = Pending == 1 ? "1 work item waits" : $"{Text(Pending)} work items wait";
        return $"The thread pool is starved: {all} ({Places()}), and {waiting}. The pool adds threads only slowly. "
            + "Await instead of blocking, or give work that blocks a thread of its own (TaskCreationOptions.LongRunning).";
    }

    private string Places()
    {
        var places = Threads.CountBy(Place).OrderByDescending(place => place.Value).ToList();
        var named = places.Take(MostPlaces).Select(place => $"{Text(place.Value)} {place.Key}").ToList();
        if (places.Count > MostPlaces)
            named.Add($"{Text(places.Skip(MostPlaces).Sum(place => place.Value))} elsewhere");
        return string.Join(", ", named);
    }

    private static string Place(ThreadLook thread) => (thread.Call, thread.Frames) switch
    {
        ({ } call, [var innermost, ..]) => $"in {call} at {innermost}",
        _ => "in code of a library",
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
