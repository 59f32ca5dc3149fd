using ParallelLab.Instruments;
using ParallelLab.Instruments.Timing;

namespace ParallelLab.Worker.Display;

/// <summary>What <c>Timeit</c> found, as one row: results of several cells compare.</summary>
internal static class TimeitTable
{
    public static Table Of(TimeitResult result)
    {
        (string Header, string Cell)[] figures =
        [
            ("mean", Units.Nanoseconds(result.Nanoseconds.Mean)),
            ("± std. dev.", Units.Nanoseconds(result.Nanoseconds.StandardDeviation)),
            ("best", Units.Nanoseconds(result.Nanoseconds.Best)),
            ("median", Units.Nanoseconds(result.Nanoseconds.Median)),
            ("allocated", Units.Bytes(result.AllocatedBytes)),
            ("measured in", result.RunsInWords),
        ];
        return new Table(
            [.. figures.Select(figure => new TableColumn(figure.Header, IsNumber: true))],
            [[.. figures.Select(figure => figure.Cell)]],
            result.Warnings is [] ? null : string.Join('\n', result.Warnings));
    }
}
