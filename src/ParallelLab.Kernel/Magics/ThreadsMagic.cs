namespace ParallelLab.Kernel.Magics;

/// <summary><c>#!threads</c>: the threads that cells started.</summary>
internal sealed class ThreadsMagic : IMagic
{
    private const string Sort = "sort";
    private static readonly string[] Orders = ["id", "cpu", "name", "cell", "state"];

    public string Name => "threads";

    public string Summary => "Lists the threads that ran code of cells: state, CPU time, pool or own, starting cell.";

    public string Help =>
        """
        id is Thread.ManagedThreadId, OS id the operating system's. state is .NET's: WaitSleepJoin is any kind of waiting,
        Stopped a thread that has ended and that something still refers to. kind is main (where cells begin), pool,
        or own (started by new Thread). Of the main thread and of the pool's, cell is whose work it does or did last.
        waits for is the lock that the thread waits for, and who had it when that was last heard of.
        """;

    public IReadOnlyList<MagicParameter> Parameters =>
    [
        new MagicParameter.Flag("all", "also the runtime's and the kernel's own threads, by their native names"),
        new MagicParameter.Option(Sort, "by id, cpu (the busiest first), name, cell or state") { Takes = new MagicValues.OneOf(Orders) },
    ];

    public MagicEffect Apply(MagicCall call) =>
        call.Arguments.TryGetValue(Sort, out var order) && !Orders.Contains(order, StringComparer.Ordinal)
            ? throw new MagicException($"#!{Name} can be sorted by {string.Join(", ", Orders)}, not by {order}.")
            : Report.By(Name, call);
}
