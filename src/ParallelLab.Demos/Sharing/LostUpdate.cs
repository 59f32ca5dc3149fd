namespace ParallelLab.Demos;

/// <summary>
/// The best known of all races, and three repairs. Every method lets several threads raise one counter and returns what it is at the end;
/// right is <c>threads × increments</c>.
/// </summary>
/// <remarks>
/// <c>count++</c> looks like one thing and is three: read the count, add one, write the sum. When two threads
/// read before either writes, both write the same sum, and one of the two increments is <em>lost</em>.
/// </remarks>
public static class LostUpdate
{
    /// <summary>The mistake: nobody watches over the three steps, so the result is too small, or by luck right.</summary>
    /// <remarks>
    /// The steps are written apart, since the compiler may make one instruction of <c>count++</c>. Even that one loses updates as soon as
    /// two cores run it: inside the processor it is still a read, an addition and a write.
    /// </remarks>
    /// <param name="threads">How many threads raise the counter.</param>
    /// <param name="increments">How many times each of them does.</param>
    /// <param name="between">Called between reading and writing; with it a race can be staged that is otherwise a matter of luck.</param>
    public static int Careless(int threads, int increments, Action? between = null)
    {
        var count = 0;
        OnEach(threads, () =>
        {
            for (var i = 0; i < increments; i++)
            {
                var read = Volatile.Read(ref count);
                between?.Invoke();
                Volatile.Write(ref count, read + 1);
            }
        });
        return count;
    }

    /// <summary>Repair 1: a lock around the three steps. Right for whatever stands in the lock; the threads take turns.</summary>
    /// <inheritdoc cref="Careless" path="/param[@name != 'between']"/>
    public static int Locked(int threads, int increments)
    {
        var count = 0;
        var gate = new Lock();
        OnEach(threads, () =>
        {
            for (var i = 0; i < increments; i++)
            {
                lock (gate)
                    count++;
            }
        });
        return count;
    }

    /// <summary>Repair 2: one indivisible instruction of the processor. Cheaper than a lock, but only for a single number or reference.</summary>
    /// <inheritdoc cref="Locked" path="/param"/>
    public static int Atomic(int threads, int increments)
    {
        var count = 0;
        OnEach(threads, () =>
        {
            for (var i = 0; i < increments; i++)
                Interlocked.Increment(ref count);
        });
        return count;
    }

    /// <summary>Repair 3, the best where it is possible: share nothing. Each thread counts for itself and adds its sum once, at its end.</summary>
    /// <inheritdoc cref="Locked" path="/param"/>
    public static int Summed(int threads, int increments)
    {
        var count = 0;
        OnEach(threads, () =>
        {
            var own = 0;
            for (var i = 0; i < increments; i++)
                own++;
            Interlocked.Add(ref count, own);
        });
        return count;
    }

    private static void OnEach(int threads, Action work)
    {
        using var start = new Barrier(threads);
        StartJoin.AllTogether([.. Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            start.SignalAndWait();
            work();
        }))]);
    }
}
