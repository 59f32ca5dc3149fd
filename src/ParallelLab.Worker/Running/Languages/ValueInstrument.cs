using System.Text.Json;

namespace ParallelLab.Worker.Running.Languages;

/// <summary><c>#!value</c>: stores a text under a name.</summary>
public sealed class ValueInstrument : IInstrument
{
    public const string File = "from-file";

    public string Name => KnownLanguages.Value;

    public void Around(InstrumentCall call, Action run)
    {
        run();
        var text = call.Arguments.TryGetValue(File, out var file) ? System.IO.File.ReadAllText(file) : call.Arguments[LanguageText.Text];
        var isJson = call.Arguments.GetValueOrDefault(ShareInstrument.MimeType) == "application/json";
        call.Languages.Of(Name).Set(call.Arguments["name"], isJson ? Json(text) : text);
    }

    private static JsonDocument Json(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException error)
        {
            throw new CellErrorException("ValueError", $"The text is no JSON: {error.Message}");
        }
    }
}
