using System.Globalization;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Display;

/// <summary>
/// What was read of a value as HTML: tables, and trees to be opened where a value is inside another. It needs no script.
/// </summary>
internal sealed class HtmlForm
{
    /// <summary>So much of a value stands on the line that opens it.</summary>
    private const int SummaryCharacters = 80;

    /// <summary>Words of one sequence that stand side by side; those of a longer one are numbered.</summary>
    private const int InLine = 20;

    private readonly HtmlWriter _html = new HtmlWriter().Raw(HtmlStyle.Block);

    private HtmlForm()
    {
    }

    /// <summary>Null where it would say no more than the text does: a word, a number, a text.</summary>
    public static string? Of(Shape shape)
    {
        if (shape.IsSimple || shape is Shape.Described { Main: null, Details: [] })
            return null;
        var form = new HtmlForm();
        form.WriteRoot(shape);
        return form._html.ToString();
    }

    private void WriteRoot(Shape shape)
    {
        switch (shape)
        {
            case Shape.Sequence sequence when IsLine(sequence):
                _html.Element("span", "", () => _html.Text(PlainText.Short(sequence, DisplayLimits.Characters)));
                break;
            case Shape.Sequence sequence when sequence.Items.Any(item => !item.IsSimple):
                Table(ShapeTable.Of(sequence) ?? Numbered(sequence));
                break;
            case Shape.Grid grid:
                Table(ShapeTable.Of(grid));
                break;
            default:
                Tree(shape, isOpen: shape is not Shape.Sequence);
                break;
        }
    }

    /// <summary>A value in a table's cell or a tree.</summary>
    private void Inner(Shape? shape)
    {
        switch (shape)
        {
            case null:
                break;
            case Shape.Cut:
                _html.Raw("<span class=\"pl-t\">…</span>");
                break;
            case Shape.Word(var text, _):
                Word(text);
                break;
            case Shape.Quoted(var text):
                _html.Text(text);
                break;
            case Shape.Problem(var text):
                _html.Element("span", "pl-e", () => _html.Text(text));
                break;
            case Shape.Formatted(var bundle):
                Formatted(bundle);
                break;
            case Shape.Sequence sequence when IsLine(sequence):
                _html.Text(PlainText.Short(sequence, DisplayLimits.InnerText));
                break;
            default:
                Tree(shape, isOpen: false);
                break;
        }
    }

    private void Word(string text)
    {
        var isNull = text == FormatterCatalog.Default.Null;
        _html.Raw(isNull ? "<span class=\"pl-t\">" : "");
        _html.Text(text);
        _html.Raw(isNull ? "</span>" : "");
    }

    private void Tree(Shape shape, bool isOpen)
    {
        if (_html.IsFull || Parts(shape) is not { } parts)
        {
            _html.Text(PlainText.Short(shape, SummaryCharacters));
            return;
        }

        _html.Raw(isOpen ? "<details class=\"pl-tree\" open><summary>" : "<details class=\"pl-tree\"><summary>");
        Summary(shape, isOpen);
        _html.Raw("</summary>");
        Table(parts);
        _html.Raw("</details>");
    }

    /// <summary>An open object is named; its members stand below. What can be opened says what is in it.</summary>
    private void Summary(Shape shape, bool isOpen)
    {
        var text = shape switch
        {
            Shape.Object { Type: var type } when isOpen => type ?? "anonymous",
            Shape.Described described when isOpen => described.Text,
            Shape.Sequence sequence => $"{sequence.Type} {PlainText.Short(sequence, SummaryCharacters)}",
            Shape.Grid grid => grid.Type,
            _ => PlainText.Short(shape, SummaryCharacters),
        };
        _html.Text(PlainText.Cut(text, isOpen ? DisplayLimits.InnerText : SummaryCharacters * 2));
    }

    /// <summary>What a tree shows when it is open; null where there is nothing in it.</summary>
    private static ShapeTable? Parts(Shape shape) => shape switch
    {
        Shape.Object { Members: var members } => Named(members),
        Shape.Described { Details: { Count: > 0 } details } => Named(details),
        Shape.Tuple { Parts: { Count: > 0 } parts } => Named([.. parts.Select((part, i) => new Shape.Member($"Item{i + 1}", part))]),
        Shape.Pair(var key, var value) => Named([new("key", key), new("value", value)]),
        Shape.Sequence { Items.Count: > 0 } sequence => ShapeTable.Of(sequence) ?? Numbered(sequence),
        Shape.Grid { Rows.Count: > 0 } grid => ShapeTable.Of(grid),
        _ => null,
    };

    private void Table(ShapeTable table)
    {
        var styles = Enumerable.Range(0, table.Columns).Select(i => Style(table, i)).ToArray();
        HtmlTable.Write(_html, table.Headers, styles, table.Rows, Inner, table.Ending);
    }

    /// <summary>Names and numbers of the rows stand back behind the values.</summary>
    private static string Style(ShapeTable table, int column) =>
        column == 0 && table.HasNamedRows ? "pl-t" : table.IsNumber(column) ? HtmlTable.Number : "";

    private static ShapeTable Named(IReadOnlyList<Shape.Member> members) =>
        new(null, [.. members.Select(member => (IReadOnlyList<Shape?>)[new Shape.Word(member.Name), member.Value])], null) { HasNamedRows = true };

    private static ShapeTable Numbered(Shape.Sequence sequence) => new(
        null,
        [.. sequence.Items.Select((item, i) => (IReadOnlyList<Shape?>)[new Shape.Word(i.ToString(CultureInfo.InvariantCulture), IsNumber: true), item])],
        sequence.Ending)
    { HasNamedRows = true };

    private static bool IsLine(Shape.Sequence sequence) =>
        sequence.Items.All(item => item.IsSimple) && sequence.Items.Count <= InLine
        && PlainText.Short(sequence, DisplayLimits.InnerText).Length < DisplayLimits.InnerText;

    /// <summary>What a formatter made is trusted: whoever registered it can run any code anyway.</summary>
    private void Formatted(MimeBundle bundle)
    {
        if (bundle.Forms.TryGetValue(MediaTypes.Html, out var html) || bundle.Forms.TryGetValue(MediaTypes.Svg, out html))
        {
            if (_html.IsFull || html.Length > DisplayLimits.HtmlBytes)
                _html.Text("…");
            else
                _html.Raw(html.StartsWith(HtmlStyle.Block, StringComparison.Ordinal) ? html[HtmlStyle.Block.Length..] : html);
        }
        else
        {
            _html.Text(PlainText.Cut(bundle.PlainText, DisplayLimits.InnerText));
        }
    }
}
