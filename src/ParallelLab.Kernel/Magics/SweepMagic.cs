using ParallelLab.Kernel.Engine;
using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running;

namespace ParallelLab.Kernel.Magics;

/// <summary><c>#!sweep</c>: how the time of code depends on one variable.</summary>
internal sealed class SweepMagic : IMagic
{
    private const string Assignment = "variable=values";

    public string Name => "sweep";

    public string Summary => "Measures the code below with each value of a variable, and draws a chart.";

    public string Help =>
        """
        #!sweep workers=1,2,4,8 runs the code below with workers set to 1, then 2, 4 and 8: -r times each,
        after some runs for warmth.
        1..8 means 1,2,3,4,5,6,7,8. The variable is an int where all values are whole numbers, else a double, else a string.
        Values that rise from 1 are taken for numbers of workers: then the speed-up over the first, the efficiency (speed-up by workers) and the
        serial share of Amdahl's law are shown too. What the code declares is gone afterwards. Code shorter than 10 ms is run in loops.
        """;

    public IReadOnlyList<MagicParameter> Parameters =>
    [
        new MagicParameter.Word(Assignment, "the variable and its values: workers=1,2,4,8") { Takes = new MagicValues.VariableWithNumbers() },
        new MagicParameter.Option(SweepInstrument.Runs, "runs for each value; 5 without it"),
    ];

    public MagicEffect Apply(MagicCall call)
    {
        if (!call.Arguments.TryGetValue(Assignment, out var text))
            throw new MagicException($"#!{Name} needs a variable and its values: #!{Name} workers=1,2,4,8.");
        RunCount.Require(call, Name, SweepInstrument.Runs);
        var variable = SweepVariable.Parse(text);
        var arguments = new Dictionary<string, string>(call.Arguments)
        {
            [SweepInstrument.Variable] = variable.Name,
            [SweepInstrument.Values] = string.Join(SweepInstrument.Separator, variable.Values),
        };
        return new MagicEffect.Measure(new InstrumentRequest(Name, arguments), new MeasuredCode(variable.Declaration), Code: null);
    }
}
