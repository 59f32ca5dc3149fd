using System.Text.Json;
using Microsoft.DotNet.Interactive.Formatting.TabularData;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Makes tables of JSON.</summary>
public static class JsonExtensions
{
    /// <inheritdoc cref="ToTabularDataResource(JsonElement)"/>
    public static TabularDataResource ToTabularDataResource(this JsonDocument document) => document.RootElement.ToTabularDataResource();

    /// <summary>A row for each object of an array, a column for each name in any of them.</summary>
    /// <exception cref="ArgumentException">It is no array of objects.</exception>
    public static TabularDataResource ToTabularDataResource(this JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array || element.EnumerateArray().Any(row => row.ValueKind != JsonValueKind.Object))
            throw new ArgumentException("A table can be made of an array of objects.", nameof(element));
        var cells = element.EnumerateArray().SelectMany(row => row.EnumerateObject()).ToList();
        return new TabularDataResource(
            new TableSchema { Fields = [.. cells.DistinctBy(cell => cell.Name).Select(cell => new TableSchemaField(cell.Name, TypeOf(cell.Value)))] },
            [.. element.EnumerateArray().Select(row => row.EnumerateObject().ToDictionary(cell => cell.Name, cell => ValueOf(cell.Value), StringComparer.Ordinal))]);
    }

    private static TableSchemaFieldType TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => TableSchemaFieldType.String,
        JsonValueKind.Number => value.TryGetInt64(out _) ? TableSchemaFieldType.Integer : TableSchemaFieldType.Number,
        JsonValueKind.True or JsonValueKind.False => TableSchemaFieldType.Boolean,
        JsonValueKind.Array => TableSchemaFieldType.Array,
        JsonValueKind.Object => TableSchemaFieldType.Object,
        _ => TableSchemaFieldType.Any,
    };

    private static object? ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null,
        _ => value,
    };
}
