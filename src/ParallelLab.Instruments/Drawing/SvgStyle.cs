using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace ParallelLab.Instruments.Drawing;

/// <summary>
/// The style sheet of one picture: the inks it uses, for light and for dark. Every rule begins with the picture's own class, so that
/// none reaches the page around it. A renderer that knows no custom properties drops the rules and shows the attributes, which are light.
/// </summary>
internal sealed class SvgStyle
{
    public const string Fonts = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

    private const int ScopeBytes = 5;

    private readonly SortedSet<string> _rules = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Ink> _inks = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Ink> _hatches = new(StringComparer.Ordinal);

    /// <summary>A class for the picture with this content.</summary>
    public static string Scope(string content) =>
        $"pl-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))[..ScopeBytes])}";

    /// <summary>The class attribute for something painted so.</summary>
    public string ClassesOf(Paint paint) => (paint.Inside, paint.Line) switch
    {
        ({ } inside, null) => FillClass(inside, paint.IsHatched),
        (null, { } line) => StrokeClass(line),
        ({ } inside, { } line) => $"{FillClass(inside, paint.IsHatched)} {StrokeClass(line)}",
        _ => "",
    };

    public void WriteTo(XmlWriter xml, string scope)
    {
        xml.WriteElementString("style", Sheet(scope));
        if (_hatches.Count == 0)
            return;
        xml.WriteStartElement("defs");
        foreach (var ink in _hatches.Values)
            WriteHatch(xml, scope, ink);
        xml.WriteEndElement();
    }

    /// <summary>
    /// VS Code puts the picture into a page whose classes tell the editor's theme, which may differ from the system's. Forced colours keep
    /// their hands off: the picture has its own paper.
    /// </summary>
    private string Sheet(string scope)
    {
        var light = string.Concat(_inks.Values.Select(ink => $"--{ink.Name}:{ink.Light};"));
        var dark = string.Concat(_inks.Values.Select(ink => $"--{ink.Name}:{ink.Dark};"));
        var sheet = new StringBuilder()
            .Append($".{scope}{{forced-color-adjust:none;{light}}}")
            .Append($"@media (prefers-color-scheme:dark){{.{scope}{{{dark}}}}}")
            .Append($".vscode-light .{scope}{{{light}}}.vscode-dark .{scope}{{{dark}}}")
            .Append($"@media print{{.{scope}.{scope}.{scope}{{{light}}}}}");
        foreach (var rule in _rules)
            sheet.Append($".{scope} {rule}");
        foreach (var ink in _hatches.Values)
            sheet.Append($".{scope} .{ink.HatchClass}{{fill:url(#{HatchId(scope, ink)})}}");
        return sheet.ToString();
    }

    private static void WriteHatch(XmlWriter xml, string scope, Ink ink)
    {
        xml.WriteRaw(
            $"<pattern id=\"{HatchId(scope, ink)}\" width=\"5\" height=\"5\" " +
            "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">" +
            $"<path class=\"{Palette.Paper.FillClass}\" fill=\"{Palette.Paper.Light}\" d=\"M0 0H5V5H0z\"/>" +
            $"<path class=\"{ink.FillClass}\" fill=\"{ink.Light}\" opacity=\".3\" d=\"M0 0H5V5H0z\"/>" +
            $"<path class=\"{ink.FillClass}\" fill=\"{ink.Light}\" d=\"M0 0H2.4V5H0z\"/></pattern>");
    }

    private static string HatchId(string scope, Ink ink) => $"{scope}-{ink.Name}";

    private string FillClass(Ink ink, bool isHatched)
    {
        _inks[ink.Name] = ink;
        _rules.Add($".{ink.FillClass}{{fill:var(--{ink.Name})}}");
        if (!isHatched)
            return ink.FillClass;
        _hatches[ink.Name] = ink;
        FillClass(Palette.Paper, isHatched: false);
        return ink.HatchClass;
    }

    private string StrokeClass(Ink ink)
    {
        _inks[ink.Name] = ink;
        _rules.Add($".{ink.StrokeClass}{{stroke:var(--{ink.Name})}}");
        return ink.StrokeClass;
    }
}
