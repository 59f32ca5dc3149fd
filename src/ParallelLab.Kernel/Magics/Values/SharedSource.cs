using System.Text.Json;
using ParallelLab.Worker.Running.Languages;

namespace ParallelLab.Kernel.Magics.Values;

/// <summary>Where a shared value comes from, as <see cref="ShareInstrument"/> is told.</summary>
internal static class SharedSource
{
    /// <summary>The forms in which a value can go as a copy.</summary>
    public static MagicValues.OneOf Forms { get; } = new("application/json", "text/plain");

    /// <exception cref="MagicException">There is no such language.</exception>
    public static IReadOnlyDictionary<string, string> Variable(MagicCall call, string language, string name)
    {
        var source = new Dictionary<string, string>
        {
            [ShareInstrument.From] = call.Catalog.TextBelow(language) is null && language != KnownLanguages.Value
                ? throw new MagicException($"There is no language {language} to share from.")
                : call.Catalog.Find(language).Name,
            [ShareInstrument.Name] = name,
        };
        if (call[ShareInstrument.MimeType] is { } form)
            source[ShareInstrument.MimeType] = Known(form);
        return source;
    }

    /// <summary>A value as a student writes it: <c>@fsharp:x</c> is a variable, a number, <c>true</c> and JSON are what they look like, else it is text.</summary>
    public static IReadOnlyDictionary<string, string> Of(MagicCall call, string value, bool isAnswer)
    {
        if (!isAnswer && value.StartsWith('@') && value.Split(':', 2) is [var language, var name])
            return Variable(call, language[1..], name);
        return new Dictionary<string, string> { [ShareInstrument.Json] = isAnswer || !IsJson(value) ? $"\"{JsonEncodedText.Encode(value)}\"" : value };
    }

    private static bool IsJson(string text)
    {
        try
        {
            JsonDocument.Parse(text).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Known(string form) =>
        Forms.Words.Contains(form, StringComparer.Ordinal)
            ? form
            : throw new MagicException($"--{ShareInstrument.MimeType} is {string.Join(" or ", Forms.Words)}, not {form}.");
}
