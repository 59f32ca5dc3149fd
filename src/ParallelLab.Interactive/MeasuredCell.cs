using System.Globalization;
using ParallelLab.Instruments.Timing;

namespace ParallelLab.Interactive;

/// <summary><c>#!timeit</c>: the value of the cell is what one run of its code takes.</summary>
/// <param name="runs">How often the loop is run; null for the default.</param>
/// <param name="loops">Operations in a run; null for as many as make sense.</param>
public sealed class MeasuredCell(int? runs = null, int? loops = null) : CellMagic
{
    private readonly int _runs = Positive(runs, "--runs") ?? TimeitOptions.Default.Runs;
    private readonly int? _loops = Positive(loops, "--loops");

    public override string Rewrite(string code)
    {
        var text = CellText.Of(code);
        var options = string.Create(CultureInfo.InvariantCulture, $"new global::{typeof(TimeitOptions)}({_runs}, {_loops?.ToString(CultureInfo.InvariantCulture) ?? "null"})");
        return $"{text.Head}global::{typeof(Timeit)}.{nameof(Timeit.Run)}({text.AsLambda()}, {options})";
    }

    internal static int? Positive(int? number, string name) =>
        number is null or > 0 ? number : throw new FormatException($"{name} must be at least 1, and not {number}.");
}
