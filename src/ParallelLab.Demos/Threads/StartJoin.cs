namespace ParallelLab.Demos;

/// <summary>
/// The classic mistake with threads, and its repair. Both methods start every thread and return when all have ended;
/// they differ only in <em>when</em> they wait.
/// </summary>
/// <example>
/// Two threads that sleep 4 s and 5 s take 9 s with <see cref="OneByOne"/> and 5 s with <see cref="AllTogether"/>:
/// the sum against the longest.
/// </example>
public static class StartJoin
{
    /// <summary>
    /// The mistake: <c>Start</c> and <c>Join</c> in one loop. The next thread does not start before the one
    /// before it has ended, so nothing runs in parallel. It is no error and gives the right result; it only takes the sum of all times.
    /// </summary>
    /// <exception cref="ThreadStateException">A thread had been started before.</exception>
    public static void OneByOne(IReadOnlyList<Thread> threads)
    {
        foreach (var thread in threads)
        {
            thread.Start();
            thread.Join();
        }
    }

    /// <summary>
    /// The repair: start all, then join all. The order of joining does not matter, since all must end anyway:
    /// joining one that has ended returns at once. It takes as long as the longest.
    /// </summary>
    /// <inheritdoc cref="OneByOne" path="/exception"/>
    public static void AllTogether(IReadOnlyList<Thread> threads)
    {
        foreach (var thread in threads)
            thread.Start();

        foreach (var thread in threads)
            thread.Join();
    }
}
