namespace ParallelLab.Worker.Running.Languages;

/// <summary><c>#!fsharp</c>: runs a text, and shows its last expression's value.</summary>
public sealed class FSharpInstrument : IInstrument
{
    public string Name => KnownLanguages.FSharp;

    public void Around(InstrumentCall call, Action run)
    {
        run();
        call.Languages.AddLibraries(
            LanguageText.FilesOf(call.Arguments, LanguageText.Libraries), LanguageText.FilesOf(call.Arguments, LanguageText.NativeLibraries));
        var value = call.Languages.FSharp.Run(call.Arguments[LanguageText.Text], call.Arguments[LanguageText.Place], call.Stopping);
        if (value is not null)
            call.ShowResult(value.Value);
    }
}
