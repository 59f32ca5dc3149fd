using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running.Languages;

namespace ParallelLab.Kernel.Magics.Languages;

/// <summary><c>#!javascript</c>: code for the page that shows the notebook.</summary>
internal sealed class JavaScriptMagic : IMagic
{
    public string Name => KnownLanguages.JavaScript;

    public IReadOnlyList<string> Aliases => ["js"];

    public string Summary => "Runs the text below as JavaScript in the front end's page.";

    public string Help =>
        """
        It is sent as a script element, which runs where the front end trusts the notebook. #!share --from csharp x in the text gives it the
        value as JSON. Nothing comes back from the page, and .NET Interactive's JavaScript API is not there.
        """;

    public IReadOnlyList<MagicParameter> Parameters => [];

    public TextBelow? TextBelow => Magics.TextBelow.Code;

    public MagicEffect Apply(MagicCall call) => new MagicEffect.Select(Name, text => CellStep.Run.Of(
        new InstrumentRequest(Name, new Dictionary<string, string> { [LanguageText.Text] = text.Trim('\n') })));
}
