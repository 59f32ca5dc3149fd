namespace ParallelLab.Kernel.Magics;

/// <summary><c>#!locks</c>: the locks for which threads waited.</summary>
internal sealed class LocksMagic : IMagic
{
    public string Name => "locks";

    public string Summary => "Lists the locks that threads of the last cell waited for: how often, how long, and who.";

    public string Help =>
        """
        Counts begin anew with each cell that has code. A wait counts when it has ended, and only when spinning did not end it. waited is the
        time of all threads together. In brackets stands how often; held by is who had the lock when a wait began. Counted are lock, Monitor
        and System.Threading.Lock, not Mutex, SemaphoreSlim or ReaderWriterLockSlim.
        """;

    public IReadOnlyList<MagicParameter> Parameters => [];

    public MagicEffect Apply(MagicCall call) => Report.By(Name, call);
}
