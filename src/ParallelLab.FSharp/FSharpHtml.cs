namespace ParallelLab.FSharp;

/// <summary>
/// HTML written in F#: <c>Html.div [ Html._class "note" ] [ Html.str "text" ]</c>. It is a text in F# because a list after a list is no call that
/// C# could declare.
/// </summary>
internal static class FSharpHtml
{
    public const string Module = "Html";

    // Without html and body: what a cell shows is a part of a page.
    private static readonly string[] Elements =
    [
        "a", "area", "article", "aside", "audio", "b", "br", "button", "canvas", "caption", "center", "code", "col", "colgroup", "dd", "details", "div", "dl",
        "dt", "em", "figcaption", "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "i", "iframe",
        "img", "input", "label", "li", "link", "main", "menu", "menuitem", "meta", "meter", "nav", "ol", "optgroup", "option", "p", "pre", "progress", "q",
        "script", "section", "select", "small", "source", "span", "strike", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td",
        "textarea", "tfoot", "th", "thead", "title", "tr", "u", "ul", "video",
    ];

    private static readonly string[] Attributes =
    [
        "accept", "action", "align", "alt", "async", "autoPlay", "border", "cellPadding", "cellSpacing", "charSet", "checked", "class", "colSpan", "cols",
        "content", "controls", "cx", "cy", "d", "data", "dateTime", "defer", "dir", "disabled", "download", "draggable", "fill", "for", "headers", "height",
        "hidden", "href", "hrefLang", "htmlFor", "id", "integrity", "lang", "list", "loop", "max", "maxLength", "media", "method", "min", "multiple", "muted",
        "name", "opacity", "open", "pattern", "placeholder", "points", "poster", "preload", "r", "readOnly", "rel", "required", "role", "rowSpan", "rows", "rx",
        "ry", "scope", "selected", "shape", "size", "sizes", "span", "src", "srcDoc", "srcLang", "srcSet", "start", "step", "stroke", "strokeWidth", "summary",
        "tabIndex", "target", "title", "transform", "type", "useMap", "value", "viewBox", "width", "wrap", "x", "x1", "x2", "y", "y1", "y2",
    ];

    /// <summary>The module.</summary>
    public static string Source =>
        $$"""
        module {{Module}} =
            let custom (name: string) (attributes: (string * obj) list) (content: obj list) =
                let element = PocketView(tagName = name)
                for (attribute, value) in attributes do
                    element.HtmlAttributes.[attribute] <- value
                element.SetContent(List.toArray content)
                element :> IHtmlContent
            let encodedText (text: string) = HtmlString(System.Net.WebUtility.HtmlEncode text) :> IHtmlContent
            let str (text: string) = encodedText text
            let rawText (text: string) = HtmlString text :> IHtmlContent
            let embedNoContext (value: obj) = custom "span" [] [ value ]
            let _style (rules: string list) = "style", box (String.concat "; " rules)
        {{string.Concat(Elements.Select(name => $"    let ``{name}`` attributes content = custom \"{name}\" attributes content\n"))}}
        {{string.Concat(Attributes.Select(name => $"    let _{name} (value: obj) = \"{name}\", value\n"))}}
        """;
}
