namespace ParallelLab.Kernel.Magics;

/// <summary><c>#!pid</c>: the process that runs the cells.</summary>
internal sealed class PidMagic : IMagic
{
    public string Name => "pid";

    public string Summary => "Shows the process that runs the cells: ids, runtime, cores, memory, threads, children.";

    public string Help =>
        """
        The process id is the one that the system's tools show (top, ps, the task manager). Its parent is the kernel, which
        compiles the cells and never runs them. What the process may use can be fewer cores than the machine has.
        """;

    public IReadOnlyList<MagicParameter> Parameters => [];

    public MagicEffect Apply(MagicCall call) => Report.By(Name, call);
}
