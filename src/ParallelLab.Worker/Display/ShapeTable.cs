namespace ParallelLab.Worker.Display;

/// <summary>What has rows and columns, whatever it is made of.</summary>
/// <param name="Headers">Null where the columns have no names.</param>
/// <param name="Rows">Null in a row where it has nothing in that column.</param>
internal sealed record ShapeTable(IReadOnlyList<string>? Headers, IReadOnlyList<IReadOnlyList<Shape?>> Rows, string? Ending)
{
    private const string TypeColumn = "type";

    /// <summary>The first column names or numbers the rows.</summary>
    public bool HasNamedRows { get; init; }

    public int Columns => Headers?.Count ?? Rows.Select(row => row.Count).DefaultIfEmpty(0).Max();

    public static ShapeTable Of(Shape.Grid grid) => new(grid.Headers, grid.Rows, grid.Ending);

    /// <summary>Null unless all items are objects of one type.</summary>
    public static ShapeTable? OfLikeObjects(Shape.Sequence sequence) =>
        sequence.Items.All(item => item is Shape.Object) && sequence.Items.Select(item => ((Shape.Object)item).Type).Distinct(StringComparer.Ordinal).Count() == 1
            ? Of(sequence)
            : null;

    /// <summary>
    /// A row an item, a column each name in any of them, where all items have named parts: objects, dictionaries, tuples, or the keys
    /// and values of one dictionary. Null where they have not.
    /// </summary>
    public static ShapeTable? Of(Shape.Sequence sequence)
    {
        var isMixed = sequence.Items.OfType<Shape.Object>().Select(item => item.Type).Distinct(StringComparer.Ordinal).Count() > 1;
        var rows = sequence.Items.Select(item => PartsOf(item, isMixed)).ToList();
        if (rows.Count == 0 || rows.Exists(row => row is not { Count: > 0 }) || sequence.Items.DistinctBy(item => item.GetType()).Count() > 1)
            return OfNumbers(sequence);
        var headers = rows.SelectMany(row => row!).Select(part => part.Name).Distinct(StringComparer.Ordinal).Take(DisplayLimits.Members).ToList();
        return new ShapeTable(
            headers,
            [.. rows.Select(row => (IReadOnlyList<Shape?>)[.. headers.Select(name => row!.FirstOrDefault(part => part.Name == name)?.Value)])],
            sequence.Ending);
    }

    public bool IsNumber(int column)
    {
        var cells = Rows.Select(row => column < row.Count ? row[column] : null).OfType<Shape>().ToList();
        return cells.Exists(cell => cell.IsNumeric) && cells.TrueForAll(cell => cell.IsNumeric || cell is Shape.Problem or Shape.Cut || (cell is Shape.Word word && word.Text == FormatterCatalog.Default.Null));
    }

    public Table ToTextTable()
    {
        var limit = DisplayLimits.CellCharacters(Rows.Count, Columns);
        return new Table(
            [.. Enumerable.Range(0, Columns).Select(i => new TableColumn(Headers is null ? "" : PlainText.Cut(Headers[i], limit), IsNumber(i)))],
            [.. Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(cell => cell is null ? "" : PlainText.Short(cell, limit))])],
            Ending);
    }

    /// <summary>An array of arrays of numbers is a matrix, if its rows are equally long.</summary>
    private static ShapeTable? OfNumbers(Shape.Sequence sequence)
    {
        var rows = sequence.Items.OfType<Shape.Sequence>().ToList();
        var isMatrix = rows.Count > 1 && rows.Count == sequence.Items.Count
            && rows.TrueForAll(row => row.Ending is null && row.Items.Count == rows[0].Items.Count && row.Items.Count > 0 && row.Items.All(item => item.IsNumeric));
        return isMatrix ? new ShapeTable(null, [.. rows.Select(row => row.Items)], sequence.Ending) : null;
    }

    private static IReadOnlyList<Shape.Member>? PartsOf(Shape item, bool withType) => item switch
    {
        Shape.Object { Type: var type, Members: var members } =>
            withType ? [new Shape.Member(TypeColumn, new Shape.Word(type ?? "anonymous")), .. members] : members,
        Shape.Tuple { Parts: var parts } => [.. parts.Select((part, i) => new Shape.Member($"Item{i + 1}", part))],
        Shape.Pair(var key, var value) => [new Shape.Member("key", key), new Shape.Member("value", value)],
        Shape.Sequence { Ending: null } map when map.Items.All(part => part is Shape.Pair { Key.IsSimple: true }) =>
            [.. map.Items.Cast<Shape.Pair>().Select(part => new Shape.Member(PlainText.Short(part.Key, DisplayLimits.InnerText), part.Value))],
        _ => null,
    };
}
