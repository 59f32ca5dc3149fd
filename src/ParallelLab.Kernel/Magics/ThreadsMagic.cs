namespace ParallelLab.Kernel.Magics;

/// <summary><c>#!threads</c>: the threads that cells started.</summary>
internal sealed class ThreadsMagic : IMagic
{
    public string Name => "threads";

    public string Summary => "Lists the threads that ran code of cells: state, CPU time, pool or own, starting cell.";

    public string Help =>
        """
        id is Thread.ManagedThreadId, OS id the operating system's. state is .NET's: WaitSleepJoin is any kind of waiting,
        Stopped a thread that has ended and that something still refers to. kind is main (where cells begin), pool,
        or own (started by new Thread). Of the main thread and of the pool's, cell is whose work it does or did last.
        """;

    public IReadOnlyList<MagicParameter> Parameters =>
        [new MagicParameter.Flag("all", "also the runtime's and the kernel's own threads, by their native names")];

    public MagicEffect Apply(MagicCall call) => Report.By(Name, call);
}
