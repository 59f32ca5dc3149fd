using System.Text.Json;
using System.Text.Json.Nodes;

namespace ParallelLab.Worker.Display;

/// <summary>Values that hold JSON: their text is the JSON, and there is more to see where there is room.</summary>
internal static class JsonShape
{
    private const string NewtonsoftToken = "Newtonsoft.Json.Linq.JToken";

    /// <summary>The JSON in the framework's terms; null for any other value. Newtonsoft's tokens are known by their type's name.</summary>
    public static JsonElement? ElementOf(object value) => value switch
    {
        JsonElement element => element,
        JsonDocument document => document.RootElement,
        JsonObject or JsonArray => JsonSerializer.SerializeToElement((JsonNode)value),
        _ when IsNewtonsoft(value.GetType()) => Parsed(value.ToString()),
        _ => null,
    };

    /// <summary>Bounded by the reader, as any value.</summary>
    public static Shape Of(JsonElement element, ValueReader reader, int depth) => element.ValueKind switch
    {
        JsonValueKind.Object => Described(element, element.EnumerateObject().Select(member => (member.Name, member.Value)), reader, depth),
        JsonValueKind.Array => Described(element, element.EnumerateArray().Index().Select(item => ($"{item.Index}", item.Item)), reader, depth),
        JsonValueKind.Number => new Shape.Word(reader.Spend(element.GetRawText()), IsNumber: true),
        _ => new Shape.Word(reader.Spend(PlainText.Cut(element.ToString(), DisplayLimits.InnerText))),
    };

    private static Shape.Described Described(JsonElement element, IEnumerable<(string Name, JsonElement Value)> parts, ValueReader reader, int depth) => new(
        reader.Spend(PlainText.Cut(element.GetRawText(), depth == 0 ? DisplayLimits.Characters / 2 : DisplayLimits.InnerText)),
        "",
        null,
        [.. parts.Take(DisplayLimits.Members).TakeWhile(_ => !reader.IsSpent).Select(part => new Shape.Member(part.Name, reader.Inner(part.Value, depth + 1)))]);

    // A token that is one value has it as its text, and not as JSON.
    private static bool IsNewtonsoft(Type type) =>
        type.Namespace == "Newtonsoft.Json.Linq" && type.Name is "JObject" or "JArray" && type.BaseType?.BaseType?.FullName == NewtonsoftToken;

    private static JsonElement? Parsed(string? json)
    {
        try
        {
            using var document = JsonDocument.Parse(json ?? "");
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
