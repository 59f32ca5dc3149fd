using System.Data;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using ParallelLab.Instruments;

namespace ParallelLab.Worker.Display;

/// <summary>
/// Types of the framework that show more than their text, and whose assemblies are loaded only if a cell has loaded them: they are known by
/// their names first.
/// </summary>
internal static class KnownShape
{
    /// <summary>Null for any other value.</summary>
    public static Shape? Of(object value, ValueReader reader, int depth)
    {
        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            switch (type.FullName)
            {
                case "System.Data.DataTable":
                    return OfDataTable(value, reader, depth);
                case "System.Diagnostics.Process":
                    return OfProcess(value, reader);
            }
        }
        return null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Shape.Grid OfDataTable(object value, ValueReader reader, int depth)
    {
        var table = (DataTable)value;
        var most = depth == 0 ? DisplayLimits.Items : DisplayLimits.InnerItems;
        var columns = table.Columns.Cast<DataColumn>().Take(DisplayLimits.Members).ToList();
        var rows = table.Rows.Cast<DataRow>().Where(row => row.RowState != DataRowState.Deleted).Take(most).ToList();
        var left = table.Rows.Count - rows.Count;
        return new Shape.Grid(
            string.Create(CultureInfo.InvariantCulture, $"DataTable \"{table.TableName}\", {table.Rows.Count} rows"),
            [.. columns.Select(column => reader.Spend(PlainText.Cut(column.ColumnName, DisplayLimits.InnerText)))],
            [.. rows.Select(row => (IReadOnlyList<Shape>)[.. columns.Select(column => reader.IsSpent ? new Shape.Cut() : Cell(row[column]))])],
            left > 0 && rows.Count == most ? string.Create(CultureInfo.InvariantCulture, $"… {left} more") : null);

        Shape Cell(object cell) => reader.Inner(cell is DBNull ? null : cell, depth + 1);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Shape.Described OfProcess(object value, ValueReader reader)
    {
        var process = (Process)value;
        (string Name, Func<Shape> Read)[] parts =
        [
            ("Id", () => reader.Inner(process.Id, depth: 1)),
            ("ProcessName", () => reader.Inner(process.ProcessName, depth: 1)),
            ("HasExited", () => reader.Inner(process.HasExited, depth: 1)),
            ("StartTime", () => reader.Inner(process.StartTime, depth: 1)),
            ("TotalProcessorTime", () => reader.Inner(process.TotalProcessorTime, depth: 1)),
            ("WorkingSet64", () => new Shape.Word(Units.Bytes(process.WorkingSet64), IsNumber: true)),
            ("Threads", () => reader.Inner(process.Threads.Count, depth: 1)),
        ];
        return new Shape.Described(process.ToString(), "", null, [.. parts.Select(part => new Shape.Member(part.Name, reader.Guarded(part.Read)))]);
    }
}
