namespace ParallelLab.Worker.Display;

/// <summary>A table as HTML. Every text is encoded; the style reaches nothing but the table itself.</summary>
public static class HtmlTable
{
    internal const string Number = "pl-n";

    public static string Render(Table table)
    {
        var html = new HtmlWriter().Raw(HtmlStyle.Block);
        Write(
            html, table.HasHeaders ? [.. table.Columns.Select(column => column.Header)] : null, [.. table.Columns.Select(column => column.IsNumber ? Number : "")], table.Rows,
            cell => html.Text(cell), table.Note);
        return html.ToString();
    }

    /// <param name="styles">Each column's class; empty for none.</param>
    internal static void Write<T>(
        HtmlWriter html, IReadOnlyList<string>? headers, IReadOnlyList<string> styles, IReadOnlyList<IReadOnlyList<T>> rows, Action<T> cell, string? note)
    {
        html.Element("table", "pl-table", () =>
        {
            if (note is not null)
                html.Element("caption", "", () => html.Text(note));
            if (headers is not null)
                html.Element("thead", "", () => Row("th", headers, header => html.Text(header)));
            html.Element("tbody", "", () =>
            {
                foreach (var row in rows.TakeWhile(_ => !html.IsFull))
                    Row("td", row, cell);
            });
        });

        void Row<TCell>(string tag, IReadOnlyList<TCell> cells, Action<TCell> write) => html.Element("tr", "", () =>
        {
            for (var i = 0; i < cells.Count; i++)
            {
                var content = cells[i];
                html.Element(tag, styles[i], () => write(content));
            }
        });
    }
}
