namespace ParallelLab.Kernel.Magics;

/// <summary><c>#!reset</c>: start afresh.</summary>
internal sealed class ResetMagic : IMagic
{
    public string Name => "reset";

    public string Summary => "Forgets all cells: names, types and values are gone, a new process runs what follows.";

    public string Help =>
        """
        It also undoes what cells changed for the whole process: culture, current directory, environment variables,
        limits of the thread pool, Console.SetOut. Threads and child processes that cells started are ended.
        Code below it in the cell runs in the new process.
        """;

    public IReadOnlyList<MagicParameter> Parameters => [];

    public MagicEffect Apply(MagicCall call) => new MagicEffect.Step(new CellStep.Reset());
}
