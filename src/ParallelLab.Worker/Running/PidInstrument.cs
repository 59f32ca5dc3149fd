using System.Globalization;
using ParallelLab.Instruments;
using ParallelLab.Worker.Display;

namespace ParallelLab.Worker.Running;

/// <summary><c>#!pid</c>: the process that runs the cells, as it is after the run.</summary>
public sealed class PidInstrument : IInstrument
{
    public string Name => "pid";

    public void Around(InstrumentCall call, Action run)
    {
        run();
        call.Show(Table(ProcessSnapshot.Take()).ToBundle());
    }

    internal static Table Table(ProcessSnapshot process)
    {
        (string Name, string Cell)[] lines =
        [
            ("process id", Text(process.Id)),
            ("parent", process.Parent is { } parent ? Text(parent) : "unknown"),
            ("executable", process.Executable),
            ("runtime", process.Runtime),
            ("system", process.OperatingSystem),
            ("cores", $"{Text(process.UsableCores)} usable" + (process.MachineCores is { } all ? $" of {Text(all)}" : "")),
            ("memory", $"{Units.Bytes(process.WorkingSetBytes)} in RAM, {Units.Bytes(process.ManagedHeapBytes)} of it managed objects"),
            ("threads", Text(process.ThreadCount)),
            ("children", Children(process.Children)),
        ];
        return new Table([new(""), new("")], [.. lines.Select(line => (IReadOnlyList<string>)[line.Name, line.Cell])]);
    }

    private static string Children(IReadOnlyList<RelatedProcess>? children) => children switch
    {
        null => "unknown",
        [] => "none",
        _ => string.Join(", ", children.Select(Text)),
    };

    private static string Text(RelatedProcess process) =>
        process.Name.Length > 0 ? $"{Text(process.Id)} ({process.Name})" : Text(process.Id);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
