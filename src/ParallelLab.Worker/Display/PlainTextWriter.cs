using System.Text;

namespace ParallelLab.Worker.Display;

/// <summary>Writes what was read of a value on one line, as C# would. Stops once <paramref name="limit"/> characters are written.</summary>
internal sealed class PlainTextWriter(int limit)
{
    private readonly StringBuilder _text = new();

    public override string ToString() => _text.ToString();

    public void Write(Shape shape)
    {
        switch (shape)
        {
            case Shape.Word(var text, _):
                _text.Append(text);
                break;
            case Shape.Quoted(var text):
                _text.Append(CSharpLiteral.Of(text));
                break;
            case Shape.Problem(var text):
                _text.Append(text);
                break;
            case Shape.Cut:
                _text.Append('…');
                break;
            case Shape.Formatted(var bundle):
                _text.Append(PlainText.Cut(bundle.PlainText, DisplayLimits.InnerText));
                break;
            case Shape.Described described:
                Describe(described);
                break;
            default:
                WriteParts(shape);
                break;
        }
    }

    private void WriteParts(Shape shape)
    {
        switch (shape)
        {
            case Shape.Sequence sequence:
                Sequence(sequence);
                break;
            case Shape.Pair(var key, var value):
                Write(key);
                _text.Append(": ");
                Write(value);
                break;
            case Shape.Tuple(var parts):
                Enclosed("(", Each(parts), ")");
                break;
            case Shape.Object(var type, var members):
                _text.Append(type is null ? "" : $"{type} ");
                Enclosed("{ ", members.Select(member => (Action)(() => Named(member))), " }");
                break;
            case Shape.Grid grid:
                Enclosed("[ ", [.. grid.Rows.Select(row => (Action)(() => Enclosed("[ ", Each(row), " ]"))), .. Ending(grid.Ending)], " ]");
                break;
        }
    }

    /// <summary><c>[ 1, 2, 3 ]</c>, or <c>{ "a": 1 }</c> where the items are keys with values.</summary>
    private void Sequence(Shape.Sequence sequence)
    {
        var isMap = sequence.Items.Count > 0 && sequence.Items.All(item => item is Shape.Pair);
        Enclosed(isMap ? "{ " : "[ ", [.. Each(sequence.Items), .. Ending(sequence.Ending)], isMap ? " }" : " ]");
    }

    private void Describe(Shape.Described described)
    {
        _text.Append(described.Text).Append(described.Joint);
        if (described.Main is { } main)
            Write(main);
    }

    private void Named(Shape.Member member)
    {
        _text.Append(member.Name).Append(" = ");
        Write(member.Value);
    }

    private IEnumerable<Action> Each(IEnumerable<Shape> shapes) => shapes.Select(shape => (Action)(() => Write(shape)));

    private IEnumerable<Action> Ending(string? ending) => ending is null ? [] : [() => _text.Append(ending)];

    private void Enclosed(string open, IEnumerable<Action> parts, string close)
    {
        var separator = open;
        foreach (var part in parts)
        {
            _text.Append(separator);
            separator = ", ";
            if (_text.Length >= limit)
            {
                _text.Append('…');
                break;
            }
            part();
        }
        _text.Append(separator == open ? open.TrimEnd() + close : close);
    }
}
