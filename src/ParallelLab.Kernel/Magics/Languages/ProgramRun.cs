using ParallelLab.Worker.Frames;
using ParallelLab.Worker.Running.Languages;

namespace ParallelLab.Kernel.Magics.Languages;

/// <summary>The step in which a program runs a text.</summary>
internal static class ProgramRun
{
    /// <param name="language">One of <see cref="KnownLanguages"/>.</param>
    /// <param name="place">As in "cell 7".</param>
    public static CellStep.Run Of(string language, string text, string place) => Of(Arguments(language, text, place));

    /// <summary>A command of the user's own, which reads the text as its input.</summary>
    /// <inheritdoc cref="Of(string, string, string)"/>
    public static CellStep.Run OfCommand(string command, string text, string place) =>
        Of(new Dictionary<string, string>(Arguments(KnownLanguages.Script, text, place)) { [ScriptInstrument.Command] = command });

    private static CellStep.Run Of(Dictionary<string, string> arguments) =>
        CellStep.Run.Of(new InstrumentRequest(ScriptInstrument.InstrumentName, arguments));

    private static Dictionary<string, string> Arguments(string language, string text, string place) =>
        new() { [LanguageText.Language] = language, [LanguageText.Text] = text, [LanguageText.Place] = place };
}
