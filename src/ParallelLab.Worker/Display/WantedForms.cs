using System.Text.Json;
using System.Text.Json.Serialization;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Display;

/// <summary>The forms of a value that somebody asked for by name.</summary>
internal static class WantedForms
{
    private static readonly Lazy<JsonSerializerOptions> Json = new(() => new JsonSerializerOptions
    {
        MaxDepth = 32,
        ReferenceHandler = ReferenceHandler.IgnoreCycles,
        IncludeFields = true,
    });

    /// <summary>Text stands beside them always: it is what remains where nothing else can be shown.</summary>
    public static MimeBundle Of(object? value, MimeBundle all, IReadOnlyList<string> mediaTypes)
    {
        var forms = new Dictionary<string, string>(StringComparer.Ordinal) { [MediaTypes.Plain] = all.PlainText };
        foreach (var mediaType in mediaTypes)
            forms[mediaType] = all.Forms.GetValueOrDefault(mediaType) ?? Made(value, all, mediaType);
        return new MimeBundle(forms);
    }

    private static string Made(object? value, MimeBundle all, string mediaType) => mediaType switch
    {
        MediaTypes.Html => Preformatted(all.PlainText),
        MediaTypes.Json => JsonOf(value),
        _ => value as string ?? all.PlainText,
    };

    private static string Preformatted(string text)
    {
        var html = new HtmlWriter();
        html.Element("pre", "", () => html.Text(text));
        return html.ToString();
    }

    private static string JsonOf(object? value)
    {
        var json = JsonSerializer.Serialize(value, Json.Value);
        return json.Length <= DisplayLimits.Characters
            ? json
            : throw new InvalidOperationException($"As JSON the value takes {json.Length} characters; at most {DisplayLimits.Characters} are shown.");
    }
}
