using System.Globalization;
using ParallelLab.Instruments.Timing;
using ParallelLab.Worker.Running;

namespace ParallelLab.Interactive;

/// <summary><c>#!sweep workers=1,2,4,8</c>: the value of the cell is what its code takes with each value of the variable.</summary>
/// <param name="variable">As <see cref="SweptVariable"/> reads it.</param>
/// <param name="runs">How often each value is measured; null for the default.</param>
public sealed class SweptCell(string? variable, int? runs = null) : CellMagic
{
    private readonly SweptVariable _variable = SweptVariable.Parse(variable ?? "");
    private readonly int _runs = MeasuredCell.Positive(runs, "--runs") ?? SweepInstrument.DefaultRuns;

    /// <summary>Called by the code of the cell.</summary>
    public static SweepResult Run<T>(string variable, IReadOnlyList<T> values, int runs, Func<T, TimedBody> body)
    {
        var sweep = new SweepResult(variable, []);
        foreach (var value in values)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{value}");
            var point = SweepPoint.Measure(text, body(value), runs, isFirst: sweep.Points is []);
            sweep = sweep with { Points = [.. sweep.Points, point] };
        }
        return sweep;
    }

    public override string Rewrite(string code)
    {
        var text = CellText.Of(code);
        var values = string.Join(", ", _variable.Literals);
        var body = $"{_variable.Name} => global::{typeof(TimedBody)}.{nameof(TimedBody.Of)}({text.AsLambda()})";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{text.Head}global::{typeof(SweptCell)}.{nameof(Run)}(\"{_variable.Name}\", new[] {{ {values} }}, {_runs}, {body})");
    }
}
