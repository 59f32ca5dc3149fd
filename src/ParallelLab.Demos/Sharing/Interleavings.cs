namespace ParallelLab.Demos;

/// <summary>
/// Plays a program with several threads in <em>every</em> order that its steps can have. Running real threads shows the orders that
/// happen to come; this shows those that <em>can</em> come, so it also finds the one in a million, and it can prove that there is none.
/// </summary>
/// <remarks>
/// <para>A thread is written as an iterator. Each <c>yield return</c> ends a step and says in words what the step did; between two of
/// them nothing else happens, so a step is <em>atomic</em>: whatever shall be indivisible in the real program, an <c>Interlocked</c> call
/// or a <c>lock</c> with all that is in it, is written as one step.</para>
/// <code>
/// IEnumerable&lt;string&gt; Raise()
/// {
///     int read = x;       yield return $"reads {read}";
///     int sum = read + 1; yield return $"adds: {sum}";
///     x = sum;            yield return $"writes {sum}";
/// }
/// </code>
/// <para>Write a <c>yield return</c> behind the last step too: what stands behind the last one belongs to no step.</para>
/// <para>No real threads are used: the orders are exact and the same in every run. The price is their number. Two threads of
/// <c>n</c> steps have (2n)! / (n!)² orders: 20 for three steps, 924 for six, 184,756 for ten. Tools that do this with real programs are
/// called model checkers.</para>
/// </remarks>
public static class Interleavings
{
    /// <summary>A thread that has done so many steps will hardly end: its steps are a loop without an end.</summary>
    private const int MostSteps = 1_000;

    /// <summary>Plays all orders, beginning with the one in which A does all its steps first. Lazily: take as many as you want.</summary>
    /// <param name="start">Sets the shared variables to their first values and gives the threads, A first. Called once an order.</param>
    /// <param name="result">Looks at the shared variables after the last step.</param>
    /// <typeparam name="T">The kind of result.</typeparam>
    /// <exception cref="InvalidOperationException">The threads took more than 1,000 steps in one order.</exception>
    public static IEnumerable<Interleaving<T>> All<T>(Func<IEnumerable<string>[]> start, Func<T> result)
    {
        var path = new List<int>();
        while (true)
        {
            var steps = new List<string>();
            var threads = Array.ConvertAll(start(), thread => thread.GetEnumerator());
            if (Follow(path, threads, steps))
                yield return new Interleaving<T>(string.Concat(path.Select(Letter)), steps, result());

            if (!TurnOff(path, threads.Length))
                yield break;
        }
    }

    /// <summary>
    /// Goes along the path, then on to the end of all threads, each time with the first that has a step left; makes <paramref name="path"/>
    /// the way that was gone. False where the path's last turn led nowhere, since that thread and those behind it had ended.
    /// </summary>
    private static bool Follow(List<int> path, IEnumerator<string>[] threads, List<string> steps)
    {
        for (var depth = 0; depth < MostSteps; depth++)
        {
            var chosen = depth < path.Count ? path[depth] : 0;
            while (chosen < threads.Length && !threads[chosen].MoveNext())
                chosen++;

            if (chosen == threads.Length)
            {
                var allEnded = depth == path.Count;
                path.RemoveRange(depth, path.Count - depth);
                return allEnded;
            }

            path.RemoveRange(depth, Math.Min(1, path.Count - depth));
            path.Insert(depth, chosen);
            steps.Add(threads[chosen].Current);
        }

        throw new InvalidOperationException($"After {MostSteps:N0} steps the threads have not ended. Is there a loop without an end in one of them?");
    }

    /// <summary>The next path not yet gone: at the last place where a later thread could be next, it is. False if there is none.</summary>
    private static bool TurnOff(List<int> path, int threads)
    {
        while (path.Count > 0 && path[^1] == threads - 1)
            path.RemoveAt(path.Count - 1);

        if (path.Count == 0)
            return false;

        path[^1]++;
        return true;
    }

    private static char Letter(int thread) => (char)('A' + thread);
}
