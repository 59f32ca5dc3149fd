using System.Net;
using System.Text;

namespace ParallelLab.Worker.Display;

/// <summary>A table as HTML. Every text is encoded; the style reaches nothing but the table itself.</summary>
public static class HtmlTable
{
    /// <summary>
    /// Colours are the reader's own, thinned out: the table fits light and dark themes without knowing which one it is in.
    /// Repeated with each table, since a front end may show an output alone.
    /// </summary>
    private const string Style =
        "<style>.pl-table{border-collapse:collapse;font-size:90%}" +
        ".pl-table th,.pl-table td{padding:2px 10px;text-align:left;vertical-align:top;white-space:pre-wrap;" +
        "border-bottom:1px solid color-mix(in srgb,currentColor 20%,transparent)}" +
        ".pl-table th{font-weight:600}" +
        ".pl-table .pl-n{text-align:right;font-variant-numeric:tabular-nums}" +
        ".pl-table caption{caption-side:bottom;text-align:left;opacity:.7}</style>";

    public static string Render(Table table)
    {
        var html = new StringBuilder(Style).Append("<table class=\"pl-table\">");
        if (table.Note is not null)
            html.Append("<caption>").Append(WebUtility.HtmlEncode(table.Note)).Append("</caption>");
        if (table.HasHeaders)
            AppendRow(html.Append("<thead>"), "th", table.Columns, [.. table.Columns.Select(column => column.Header)]).Append("</thead>");
        html.Append("<tbody>");
        foreach (var row in table.Rows)
            AppendRow(html, "td", table.Columns, row);
        return html.Append("</tbody></table>").ToString();
    }

    private static StringBuilder AppendRow(
        StringBuilder html, string tag, IReadOnlyList<TableColumn> columns, IReadOnlyList<string> cells)
    {
        html.Append("<tr>");
        for (var i = 0; i < cells.Count; i++)
        {
            html.Append('<').Append(tag).Append(columns[i].IsNumber ? " class=\"pl-n\">" : ">")
                .Append(WebUtility.HtmlEncode(cells[i])).Append("</").Append(tag).Append('>');
        }
        return html.Append("</tr>");
    }
}
