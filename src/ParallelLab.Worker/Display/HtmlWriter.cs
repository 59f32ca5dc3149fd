using System.Text;

namespace ParallelLab.Worker.Display;

/// <summary>HTML of a bounded size. All that is not our own markup is encoded.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _html = new();
    private int _bytes;

    /// <summary>There is room for the ends of what has begun, and no more.</summary>
    public bool IsFull => _bytes >= DisplayLimits.HtmlBytes;

    public override string ToString() => _html.ToString();

    /// <summary>Markup, as it is.</summary>
    public HtmlWriter Raw(string markup)
    {
        _html.Append(markup);
        _bytes += Encoding.UTF8.GetByteCount(markup);
        return this;
    }

    /// <summary>Text, encoded; its beginning where the room ends.</summary>
    public HtmlWriter Text(string text)
    {
        foreach (var letter in text)
        {
            if (IsFull)
            {
                _html.Append('…');
                break;
            }
            Append(letter);
        }
        return this;
    }

    /// <summary>An element of that class; empty for none.</summary>
    public HtmlWriter Element(string name, string style, Action content)
    {
        Raw(style.Length == 0 ? $"<{name}>" : $"<{name} class=\"{style}\">");
        content();
        return Raw($"</{name}>");
    }

    // What remains of the letters stays as it is: UTF-8 is shorter than any entity.
    private void Append(char letter)
    {
        var encoded = letter switch
        {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            _ when char.IsControl(letter) && letter is not ('\n' or '\t' or '\r') => "�",
            _ => null,
        };
        if (encoded is null)
            _html.Append(letter);
        else
            _html.Append(encoded);
        _bytes += encoded?.Length ?? (letter < 0x80 ? 1 : 3);
    }
}
