using System.Globalization;
using System.Text;
using System.Xml;

namespace ParallelLab.Instruments.Drawing;

/// <summary>
/// Writes a picture from back to front, on a paper of its own. Coordinates are pixels from the top left corner. Each shape can have a
/// title, which is shown where the pointer rests on it. Ends with <see cref="Finish"/>.
/// </summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder _body = new();
    private readonly XmlWriter _xml;
    private readonly SvgStyle _style = new();

    public SvgWriter()
    {
        _xml = XmlWriter.Create(_body, new XmlWriterSettings { ConformanceLevel = ConformanceLevel.Fragment });
    }

    /// <summary>Paints what is drawn until the result is disposed.</summary>
    public Scope Group(Paint paint = default, string? title = null)
    {
        Start("g", paint);
        Title(title);
        return new Scope(_xml);
    }

    public void Rect(double x, double y, double width, double height, Paint paint = default, string? title = null, double radius = 0)
    {
        Start("rect", paint);
        Attribute("x", x);
        Attribute("y", y);
        Attribute("width", width);
        Attribute("height", height);
        if (radius > 0)
            Attribute("rx", radius);
        End(title);
    }

    public void Line(double x1, double y1, double x2, double y2, Paint paint = default, string? title = null) =>
        Path(new SvgPath().Move(x1, y1).Line(x2, y2), paint, title);

    public void Circle(double x, double y, double radius, Paint paint = default, string? title = null)
    {
        Start("circle", paint);
        Attribute("cx", x);
        Attribute("cy", y);
        Attribute("r", radius);
        End(title);
    }

    public void Path(SvgPath path, Paint paint = default, string? title = null)
    {
        Start("path", paint);
        _xml.WriteAttributeString("d", path.ToString());
        End(title);
    }

    /// <summary>A line of text; <paramref name="y"/> is its base line.</summary>
    public void Text(
        double x,
        double y,
        string text,
        double size = 12,
        TextAnchor anchor = TextAnchor.Start,
        bool isBold = false,
        Paint paint = default,
        string? title = null)
    {
        Start("text", paint);
        Attribute("x", x);
        Attribute("y", y);
        Attribute("font-size", size);
        if (anchor != TextAnchor.Start)
            _xml.WriteAttributeString("text-anchor", anchor == TextAnchor.Middle ? "middle" : "end");
        if (isBold)
            _xml.WriteAttributeString("font-weight", "600");
        Title(title);
        _xml.WriteString(LegibleText.Of(text));
        _xml.WriteEndElement();
    }

    /// <summary>Puts the picture onto its own paper. Equal pictures get equal markup: names inside are made from the content.</summary>
    public Svg Finish(double width, double height, string title, string description)
    {
        var drawing = Taken();
        Rect(0.5, 0.5, width - 1, height - 1, new Paint(Palette.Paper, Palette.Frame), radius: 6);
        var paper = Taken();
        var (name, words) = (LegibleText.Of(title), LegibleText.Of(description));
        var scope = SvgStyle.Scope($"{name}{words}{drawing}");
        var markup = new StringBuilder(drawing.Length + 4096);
        using (var xml = XmlWriter.Create(markup, new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("svg", "http://www.w3.org/2000/svg");
            xml.WriteAttributeString("class", scope);
            xml.WriteAttributeString("role", "img");
            xml.WriteAttributeString("viewBox", $"0 0 {SvgNumber.Text(width)} {SvgNumber.Text(height)}");
            xml.WriteAttributeString("width", SvgNumber.Text(width));
            xml.WriteAttributeString("height", SvgNumber.Text(height));
            xml.WriteAttributeString("style", "max-width:100%;height:auto");
            xml.WriteAttributeString("font-family", SvgStyle.Fonts);
            xml.WriteElementString("title", name);
            xml.WriteElementString("desc", words);
            _style.WriteTo(xml, scope);
            xml.WriteRaw(paper);
            xml.WriteRaw(drawing);
            xml.WriteEndElement();
        }
        return new Svg(markup.ToString(), title, description);
    }

    private string Taken()
    {
        _xml.Flush();
        var taken = _body.ToString();
        _body.Clear();
        return taken;
    }

    private void Start(string element, Paint paint)
    {
        _xml.WriteStartElement(element);
        if (paint.Inside is null && paint.Line is null)
            return;
        _xml.WriteAttributeString("class", _style.ClassesOf(paint));
        _xml.WriteAttributeString("fill", paint.Inside?.Light ?? "none");
        if (paint.Line is not null)
        {
            _xml.WriteAttributeString("stroke", paint.Line.Light);
            if (paint.Outline != 1)
                Attribute("stroke-width", paint.Outline);
            if (paint.Dashes is not null)
                _xml.WriteAttributeString("stroke-dasharray", paint.Dashes);
        }
        if (paint.Opacity < 1)
            _xml.WriteAttributeString("opacity", paint.Opacity.ToString("0.##", CultureInfo.InvariantCulture));
    }

    private void End(string? title)
    {
        Title(title);
        _xml.WriteEndElement();
    }

    private void Title(string? title)
    {
        if (title is not null)
            _xml.WriteElementString("title", LegibleText.Of(title));
    }

    private void Attribute(string name, double value) => _xml.WriteAttributeString(name, SvgNumber.Text(value));

    /// <summary>Ends a group.</summary>
    internal readonly struct Scope(XmlWriter xml) : IDisposable
    {
        public void Dispose() => xml.WriteEndElement();
    }
}

/// <summary>Which part of a text stands at its coordinates.</summary>
internal enum TextAnchor
{
    Start,
    Middle,
    End,
}
