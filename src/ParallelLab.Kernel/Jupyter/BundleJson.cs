using System.Text.Json;
using System.Text.Json.Nodes;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Jupyter;

/// <summary>A bundle as the protocol has it: JSON types hold JSON, all others a string.</summary>
internal static class BundleJson
{
    public static JsonObject Of(MimeBundle bundle) =>
        new(bundle.Forms.Select(form => KeyValuePair.Create(form.Key, Content(form.Key, form.Value))));

    private static JsonNode? Content(string mediaType, string content) => IsJson(mediaType) ? Parsed(content) : JsonValue.Create(content);

    private static bool IsJson(string mediaType) =>
        mediaType == "application/json" || mediaType.EndsWith("+json", StringComparison.Ordinal);

    private static JsonNode? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            // A student's formatter may write anything; the front end then gets it as it is.
            return JsonValue.Create(text);
        }
    }
}
