using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ParallelLab.Kernel.Documents;

/// <summary>How nbformat stores content of each media type, and texts of several lines.</summary>
internal static class JsonForms
{
    /// <summary>Deep enough for any chart's specification, shallow enough for any stack.</summary>
    public const int MaxDepth = 256;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>Whether content of that type is JSON in the file: <c>application/json</c> and <c>application/…+json</c>, as the schema says.</summary>
    public static bool IsJson(string mediaType) =>
        mediaType == "application/json" ||
        (mediaType.StartsWith("application/", StringComparison.Ordinal) && mediaType.EndsWith("+json", StringComparison.Ordinal));

    /// <summary>A bundle's content as the file stores it.</summary>
    public static JsonNode? Content(string mediaType, string content) => mediaType switch
    {
        _ when IsJson(mediaType) => TryParse(content, out var json) ? json : content,
        _ when HasLines(mediaType) => Lines(content),
        _ => content,
    };

    /// <summary>A text as a list of lines, each with its \n.</summary>
    public static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        for (int start = 0, end; start < text.Length; start = end)
        {
            var newLine = text.IndexOf('\n', start);
            end = newLine < 0 ? text.Length : newLine + 1;
            lines.Add((JsonNode)text[start..end]);
        }

        return lines;
    }

    /// <summary>Parses JSON text. False also where a string in it is not Unicode, since no file could hold it.</summary>
    public static bool TryParse(string text, out JsonNode? json)
    {
        json = null;
        try
        {
            var utf8 = Encoding.UTF8.GetBytes(text);
            DecodeStrings(utf8);
            json = JsonNode.Parse(utf8, documentOptions: Options);
            return true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool HasLines(string mediaType) =>
        mediaType.StartsWith("text/", StringComparison.Ordinal) || mediaType is "image/svg+xml" or "application/javascript";

    private static void DecodeStrings(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                reader.GetString();
            }
        }
    }
}
