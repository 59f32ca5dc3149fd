using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Display;

/// <summary>Rows of text under headers, to be shown as aligned text or as HTML.</summary>
/// <param name="Columns">At least one. Where no column has a header, none is shown.</param>
/// <param name="Rows">Each as long as <paramref name="Columns"/>.</param>
/// <param name="Note">What stands below the rows, such as how many were left out; null for nothing.</param>
public sealed record Table(
    IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, string? Note = null)
{
    /// <summary>Both forms of the table.</summary>
    public MimeBundle ToBundle() => MimeBundle.Rich(TextTable.Render(this), MediaTypes.Html, HtmlTable.Render(this));

    internal bool HasHeaders => Columns.Any(column => column.Header.Length > 0);
}

/// <summary>A column of a <see cref="Table"/>.</summary>
/// <param name="Header">Its header; may be empty.</param>
/// <param name="IsNumber">Its cells are numbers and stand at the right.</param>
public sealed record TableColumn(string Header, bool IsNumber = false);
