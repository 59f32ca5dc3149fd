using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ParallelLab.Worker.Running.Languages;

/// <summary>Values as JSON and back, for languages of other processes.</summary>
internal static class JsonValue
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        ReferenceHandler = ReferenceHandler.IgnoreCycles,
        IncludeFields = true,
    };

    /// <exception cref="CellErrorException">JSON can't hold it.</exception>
    public static string Of(object? value)
    {
        try
        {
            return value is JsonDocument document ? document.RootElement.GetRawText() : JsonSerializer.Serialize(value, Options);
        }
        catch (Exception error) when (error is NotSupportedException or JsonException or InvalidOperationException)
        {
            throw new CellErrorException("ShareError", $"JSON can't hold this value: {error.Message}");
        }
    }

    /// <summary>Numbers, texts and truths as what they are; objects and arrays stay the document.</summary>
    public static object? Plain(JsonDocument json) => json.RootElement switch
    {
        { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => Number(number),
        _ => json,
    };

    private static object Number(JsonElement number) => number switch
    {
        _ when number.TryGetInt32(out var whole) => (object)whole,
        _ when number.TryGetInt64(out var large) => large,
        _ => number.GetDouble(),
    };
}
