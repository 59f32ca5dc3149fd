using System.Runtime.CompilerServices;

namespace ParallelLab.Demos;

/// <summary>
/// Visibility: one thread waits for a flag in a loop, another raises the flag. Without <c>volatile</c>, the first may never see it.
/// </summary>
/// <remarks>
/// <para>A compiler may assume that nobody else changes ordinary variables. In <c>while (!flag) …</c> nothing changes the flag,
/// so it is enough to read it once, before the loop: the JIT compiler does this when it optimises, and from then on the loop goes on for ever,
/// whatever is written to memory. (In code that is not optimised, or when the loop calls something, all seems well.)</para>
/// <para><c>volatile</c> says: others read and write this. Each read is then made, and nothing that stands behind it in the program
/// is moved before it; each write is made, and nothing that stands before it is moved behind it.
/// It does <em>not</em> make <c>count++</c> indivisible. See
/// <see href="https://github.com/dotnet/runtime/blob/main/docs/design/specs/Memory-model.md">the memory model of .NET</see>.</para>
/// <para>A loop that waits keeps a core busy; it is here because it shows the matter. To wait for a signal take an event.</para>
/// </remarks>
public static class SpinOnFlag
{
    private delegate long Loop(Flag flag, long limit);

    /// <summary>The mistake: an ordinary field. Whether the flag is seen depends on what the compiler made of the loop.</summary>
    /// <param name="limit">After so many rounds the loop gives up, so that the demo ends: some 10⁹ take a second.</param>
    /// <param name="raiseAfter">How long the loop has been running when the flag is raised.</param>
    public static FlagSighting Plain(long limit, TimeSpan raiseAfter) => Watch(LoopOnPlain, limit, raiseAfter);

    /// <summary>The repair: a volatile field. The flag is always seen, soon after it was raised.</summary>
    /// <inheritdoc cref="Plain" path="/param"/>
    public static FlagSighting Volatile(long limit, TimeSpan raiseAfter) => Watch(LoopOnVolatile, limit, raiseAfter);

    private static FlagSighting Watch(Loop loop, long limit, TimeSpan raiseAfter)
    {
        var flag = new Flag();
        var rounds = 0L;
        using var begun = new ManualResetEventSlim();
        var watcher = new Thread(() =>
        {
            begun.Set();
            rounds = loop(flag, limit);
        });
        watcher.Start();
        begun.Wait();

        Thread.Sleep(raiseAfter);
        flag.PlainlyRaised = true;
        flag.Raised = true;
        watcher.Join();
        return new FlagSighting(Seen: rounds < limit, rounds);
    }

    /// <summary>Optimised from its first call on, as code that has run for a while would be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static long LoopOnPlain(Flag flag, long limit)
    {
        long round = 0;
        while (!flag.PlainlyRaised && round < limit)
            round++;
        return round;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static long LoopOnVolatile(Flag flag, long limit)
    {
        long round = 0;
        while (!flag.Raised && round < limit)
            round++;
        return round;
    }

    private sealed class Flag
    {
        public bool PlainlyRaised;
        public volatile bool Raised;
    }
}
