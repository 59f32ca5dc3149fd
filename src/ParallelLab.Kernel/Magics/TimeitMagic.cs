using ParallelLab.Kernel.Engine;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace ParallelLab.Kernel.Magics;

/// <summary><c>#!timeit</c>: what a short piece of code costs, told from many runs of it.</summary>
internal sealed class TimeitMagic : IMagic
{
    private const string Code = "code";

    public string Name => "timeit";

    public string Summary => "Measures what short code takes, by running it many times.";

    public string Help =>
        """
        The code stands on the magic's line, or below it: then all the code below in the cell is measured.
        It is run until the JIT compiler has finished with it, then in loops of at least 0.1 s, several times. What the loop itself takes
        is subtracted. What the code declares is gone afterwards. An expression's value is computed although nobody sees it,
        a task is awaited. In code, Timeit.Run(() => Fib(20)) gives the same figures as an object.
        """;

    public IReadOnlyList<MagicParameter> Parameters =>
    [
        new MagicParameter.Option(TimeitInstrument.Loops, "loops in a run; without it as many as take 0.1 s"),
        new MagicParameter.Option(TimeitInstrument.Runs, "runs; 7 without it"),
        new MagicParameter.Rest(Code, "the code; without it the code below"),
    ];

    public MagicEffect Apply(MagicCall call)
    {
        RunCount.Require(call, Name, TimeitInstrument.Loops);
        RunCount.Require(call, Name, TimeitInstrument.Runs);
        return new MagicEffect.Measure(
            new InstrumentRequest(Name, call.Arguments), new MeasuredCode(), call.Arguments.GetValueOrDefault(Code));
    }
}
