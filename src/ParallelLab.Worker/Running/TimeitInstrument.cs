using ParallelLab.Instruments.Timing;
using ParallelLab.Worker.Display;

namespace ParallelLab.Worker.Running;

/// <summary><c>#!timeit</c>: runs the code in loops and shows what one operation costs.</summary>
public sealed class TimeitInstrument : IInstrument
{
    /// <summary>The argument that tells the operations in a run; absent where it is chosen by itself.</summary>
    public const string Loops = "n";

    /// <summary>The argument that tells the number of runs.</summary>
    public const string Runs = "r";

    public string Name => "timeit";

    public void Around(InstrumentCall call, Action run)
    {
        var body = MeasuredBody.GivenBy(run)("");
        var options = new TimeitOptions(call.Count(Runs) ?? TimeitOptions.Default.Runs, call.Count(Loops));
        call.Show(FormatterCatalog.Default.Format(Timeit.Run(body, options, call.Stopping)));
    }
}
