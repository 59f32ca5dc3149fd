using System.Text;

namespace ParallelLab.Worker.Display;

/// <summary>A table as text: columns aligned with spaces, two between them, no trailing ones.</summary>
public static class TextTable
{
    private const string Gap = "  ";

    public static string Render(Table table)
    {
        var lines = new List<IReadOnlyList<string>>();
        if (table.HasHeaders)
            lines.Add([.. table.Columns.Select(column => column.Header)]);
        lines.AddRange(table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(OnOneLine)]));

        var widths = table.Columns.Select((_, i) => lines.Max(line => line[i].Length)).ToArray();
        var text = new List<string>(lines.Select(line => Align(line, table.Columns, widths)));
        if (table.Note is not null)
            text.Add(table.Note);
        return string.Join('\n', text);
    }

    private static string Align(IReadOnlyList<string> cells, IReadOnlyList<TableColumn> columns, int[] widths)
    {
        var line = new StringBuilder();
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0)
                line.Append(Gap);
            line.Append(columns[i].IsNumber ? cells[i].PadLeft(widths[i]) : cells[i].PadRight(widths[i]));
        }
        return line.ToString().TrimEnd();
    }

    private static string OnOneLine(string cell) => cell.ReplaceLineEndings(" ");
}
