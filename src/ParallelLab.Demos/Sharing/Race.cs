using System.Collections.Concurrent;

namespace ParallelLab.Demos;

/// <summary>
/// Runs the same code on several threads that begin <em>at the same moment</em>, many times over, and counts how often the result is wrong.
/// </summary>
/// <remarks>
/// <para>A <em>race</em> (or race condition) is a program whose result depends on who comes first. Most of the time all goes well; so one right
/// run proves nothing, and the wrong ones come when the machine is busy, which is when nobody can look.</para>
/// <para>Starting a thread takes as long as many thousand additions. Of two threads that are just started, the first
/// may have ended before the second begins, and a race between them rarely shows. Here the threads are started once and meet at a
/// <see cref="Barrier"/> before each round, so that they run side by side from the first instruction on.</para>
/// </remarks>
public static class Race
{
    /// <summary>Runs the rounds and returns when all threads have ended.</summary>
    /// <param name="threads">How many threads take part, at least 1.</param>
    /// <param name="rounds">How many rounds are run, at least 1.</param>
    /// <param name="body">What each thread does in a round; it is given its number: 0, 1, …</param>
    /// <param name="isRight">Judges a round and makes things ready for the next. Nobody else runs meanwhile.</param>
    /// <param name="untilWrong">When so many rounds have gone wrong it is enough, and no further one is run.</param>
    /// <exception cref="AggregateException">Threads failed; no further round was begun.</exception>
    public static RaceTally Run(int threads, int rounds, Action<int> body, Func<bool> isRight, int untilWrong = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(untilWrong, 1);
        var tally = new RaceTally(Rounds: 0, Wrong: 0, FirstWrong: null);
        var faults = new ConcurrentBag<Exception>();
        var over = false;

        // What follows a phase runs on one thread while the others wait, so it needs no lock; it is seen by all who go on.
        using var line = new Barrier(threads, meeting =>
        {
            if (meeting.CurrentPhaseNumber > 0 && faults.IsEmpty)
                Try(() => tally = Count(tally, isRight()), faults);
            over = !faults.IsEmpty || tally.Rounds == rounds || tally.Wrong == untilWrong;
        });
        void TakePart(int number)
        {
            line.SignalAndWait();
            while (!over)
            {
                Try(() => body(number), faults);
                line.SignalAndWait();
            }
        }

        StartJoin.AllTogether([.. Enumerable.Range(0, threads).Select(n => new Thread(() => TakePart(n)) { Name = $"Racer-{n}" })]);
        return faults.IsEmpty ? tally : throw new AggregateException(faults);
    }

    private static RaceTally Count(RaceTally tally, bool right) => right
        ? tally with { Rounds = tally.Rounds + 1 }
        : new RaceTally(tally.Rounds + 1, tally.Wrong + 1, tally.FirstWrong ?? tally.Rounds + 1);

    /// <summary>A thread that failed and did not come back to the line would keep the others waiting there for ever.</summary>
    private static void Try(Action action, ConcurrentBag<Exception> faults)
    {
        try
        {
            action();
        }
        catch (Exception fault)
        {
            faults.Add(fault);
        }
    }
}
