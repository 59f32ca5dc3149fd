using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Magics.Languages;

/// <summary>A language that is shown and not run: <c>#!markdown</c>, <c>#!html</c>, <c>#!mermaid</c>.</summary>
/// <param name="mediaType">What a front end shows it as; one that does not know it shows the text.</param>
internal sealed class ShownLanguageMagic(string name, string[] aliases, string mediaType, string summary, string help) : IMagic
{
    public static IReadOnlyList<IMagic> All { get; } =
    [
        new ShownLanguageMagic("markdown", ["md"], MediaTypes.Markdown, "Shows the text below as Markdown.", "Formulas and tables are the front end's matter."),
        new ShownLanguageMagic("html", ["HTML"], MediaTypes.Html, "Shows the text below as HTML.", "Scripts in it run where the front end trusts the notebook."),
        new ShownLanguageMagic(
            "mermaid", [], MediaTypes.Mermaid, "Shows the text below as a Mermaid diagram.",
            "JupyterLab from 4.1 on and VS Code draw it; others show its text."),
        new ShownLanguageMagic("latex", [], MediaTypes.Latex, "Shows the text below as LaTeX.", "A formula stands between dollar signs."),
    ];

    public string Name => name;

    public IReadOnlyList<string> Aliases => aliases;

    public string Summary => summary;

    public string Help => help;

    public IReadOnlyList<MagicParameter> Parameters => [];

    public TextBelow? TextBelow => Magics.TextBelow.Prose;

    public MagicEffect Apply(MagicCall call) =>
        new MagicEffect.Select(Name, text => new CellStep.Show(MimeBundle.Rich(text.Trim('\n'), mediaType, text.Trim('\n'))));
}
