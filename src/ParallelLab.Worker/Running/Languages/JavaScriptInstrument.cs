using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running.Languages;

/// <summary><c>#!javascript</c>: a script element with what was shared ahead of the text.</summary>
public sealed class JavaScriptInstrument : IInstrument
{
    public string Name => KnownLanguages.JavaScript;

    public void Around(InstrumentCall call, Action run)
    {
        run();
        var text = call.Arguments[LanguageText.Text];
        var values = call.Languages.Of(Name).All.Select(value => $"var {value.Name} = {Embedded(JsonValue.Of(value.Value))};\n");
        call.Show(MimeBundle.Rich(text, MediaTypes.Html, $"<script type=\"text/javascript\">\n{string.Concat(values)}{text}\n</script>"));
    }

    // Text in a value could end the element.
    private static string Embedded(string json) => json.Replace("<", "\\u003c", StringComparison.Ordinal);
}
