using System.Net;
using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Magics;

/// <summary>Prints the catalog, or one row of it.</summary>
internal static class MagicHelp
{
    /// <summary>The magic's line with all that may follow the name.</summary>
    public static string Usage(IMagic magic) =>
        string.Join(' ', magic.Parameters.Select(parameter => $"[{parameter.Usage}]").Prepend($"#!{magic.Name}"));

    /// <summary>Every magic with its summary.</summary>
    public static MimeBundle List(MagicCatalog catalog) => new Table(
        [new("magic"), new("what it does")],
        [.. catalog.All.Select(magic => (IReadOnlyList<string>)[Usage(magic), magic.Summary])],
        "A magic is a line of its own. #!help NAME says more.").ToBundle();

    /// <summary>All that is known of one magic.</summary>
    public static MimeBundle Of(IMagic magic)
    {
        List<string> lines = [Usage(magic), "", magic.Summary, "", magic.Help];
        if (magic.Aliases.Count > 0)
            lines.AddRange(["", Also(magic)]);
        if (magic.Parameters.Count > 0)
            lines.AddRange(["", TextTable.Render(Parameters(magic))]);
        return MimeBundle.Rich(string.Join('\n', lines), MediaTypes.Html, Html(magic));
    }

    /// <summary>Flows to the width that there is, as lines of text don't.</summary>
    private static string Html(IMagic magic)
    {
        string[] paragraphs = [magic.Summary, magic.Help.ReplaceLineEndings(" "), .. magic.Aliases.Count > 0 ? [Also(magic)] : (string[])[]];
        return $"<code>{WebUtility.HtmlEncode(Usage(magic))}</code>"
            + string.Concat(paragraphs.Select(paragraph => $"<p>{WebUtility.HtmlEncode(paragraph)}</p>"))
            + (magic.Parameters.Count > 0 ? HtmlTable.Render(Parameters(magic)) : "");
    }

    private static string Also(IMagic magic) => $"Also written {string.Join(", ", magic.Aliases.Select(alias => $"#!{alias}"))}.";

    private static Table Parameters(IMagic magic) => new(
        [new(""), new("")],
        [.. magic.Parameters.Select(parameter => (IReadOnlyList<string>)["  " + parameter.Usage, parameter.Summary])]);
}
