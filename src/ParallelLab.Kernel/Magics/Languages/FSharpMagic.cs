using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running.Languages;

namespace ParallelLab.Kernel.Magics.Languages;

/// <summary><c>#!fsharp</c>: F#, in the process that runs the cells.</summary>
internal sealed class FSharpMagic : IMagic
{
    public string Name => KnownLanguages.FSharp;

    public IReadOnlyList<string> Aliases => ["f#", "F#"];

    public string Summary => "Runs the text below as F#; its values stay for later F# cells.";

    public string Help =>
        """
        The last expression's value is shown as C#'s are. The first use takes some seconds: the F# compiler is loaded then, into the process
        that runs the cells. #r "path.dll" and #r "nuget: NAME" work; packages are the same for C# and F#. Values go to and fro by #!share: #!share --from csharp x in an F#
        text, #!share --from fsharp x in C#. F# code has no polls: stopping it takes an interrupt or an abort of its thread.
        """;

    public IReadOnlyList<MagicParameter> Parameters => [];

    public TextBelow? TextBelow => Magics.TextBelow.Code;

    public MagicEffect Apply(MagicCall call) => new MagicEffect.Select(Name, text => CellStep.Run.Of(
        new InstrumentRequest(Name, new Dictionary<string, string> { [LanguageText.Text] = text, [LanguageText.Place] = call.Place })));
}
