using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Display;

/// <summary>
/// How tables and trees look. Colours are the reader's own, thinned out: they fit light and dark themes without knowing which one they are in.
/// The rules reach nothing but classes of ours.
/// </summary>
internal static class HtmlStyle
{
    /// <remarks>
    /// JupyterLab moves all cells of a table to the right by a rule that only <c>!important</c> overrules. The classic Notebook takes the triangle from
    /// summaries, and gives captions a grey that is too light to be made lighter.
    /// </remarks>
    /// <summary>Stands first in each form that needs it; a cell's later outputs go without (<see cref="Without"/>).</summary>
    public const string Block =
        "<style>table.pl-table{border-collapse:collapse;font-size:90%;margin:0}" +
        "table.pl-table th,table.pl-table td{padding:2px 10px;text-align:left!important;vertical-align:top;white-space:pre-wrap;" +
        "border-bottom:1px solid color-mix(in srgb,currentColor 20%,transparent)}" +
        "table.pl-table th{font-weight:600}" +
        "table.pl-table .pl-n{text-align:right!important;font-variant-numeric:tabular-nums}" +
        "table.pl-table caption{caption-side:bottom;text-align:left;color:inherit;opacity:.7}" +
        ".pl-tree summary{cursor:pointer;display:list-item}.pl-tree>table.pl-table{margin:2px 0 4px 1em}" +
        "td.pl-t,span.pl-t{opacity:.65}.pl-e{color:color-mix(in srgb,currentColor 30%,#e5484d)}</style>";

    public static bool IsIn(MimeBundle bundle) =>
        bundle.Forms.TryGetValue(MediaTypes.Html, out var html) && html.StartsWith(Block, StringComparison.Ordinal);

    public static MimeBundle Without(MimeBundle bundle) =>
        new(new Dictionary<string, string>(bundle.Forms, StringComparer.Ordinal) { [MediaTypes.Html] = bundle.Forms[MediaTypes.Html][Block.Length..] });
}
