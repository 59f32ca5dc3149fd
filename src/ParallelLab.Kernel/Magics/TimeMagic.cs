using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Magics;

/// <summary><c>#!time</c>: what the code below costs.</summary>
internal sealed class TimeMagic : IMagic
{
    private const string Code = "code";

    public string Name => "time";

    public string Summary => "Measures the code below: time, CPU, cores busy, memory, threads started.";

    public string Help =>
        """
        The code stands on the magic's line, or below it: then all the code below in the cell is measured.
        Where another magic splits that code, each part is measured by itself.
        compile is the compiler's time, wall the time by the clock while the code ran, user and system the CPU time that all threads
        of the process took meanwhile. cores busy is CPU / wall: 1.00 is one core at full load, 0.00 is waiting.
        collections are garbage collections of generation 0 / 1 / 2. The figures are shown also when the code throws.
        When the cell has run before, its wall time is compared with the last. Where the front end does not name
        its cells, the same code is the same cell.
        """;

    public IReadOnlyList<MagicParameter> Parameters => [new MagicParameter.Rest(Code, "the code; without it the code below")];

    public MagicEffect Apply(MagicCall call) => new MagicEffect.Around(new InstrumentRequest(Name, new Dictionary<string, string>()), call[Code]);
}
