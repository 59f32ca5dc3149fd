using System.Reflection;

namespace Microsoft.DotNet.Interactive.Formatting.TabularData;

/// <summary>Makes tables of objects.</summary>
public static class TabularDataResourceExtensions
{
    /// <summary>A column for each public property, a row for each object. All of the sequence is read.</summary>
    public static TabularDataResource ToTabularDataResource<T>(this IEnumerable<T> source)
    {
        var rows = source.ToList();
        var properties = (rows.FirstOrDefault()?.GetType() ?? typeof(T)).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && property.GetMethod is { IsPublic: true })
            .ToList();
        return new TabularDataResource(
            new TableSchema { Fields = [.. properties.Select(property => new TableSchemaField(property.Name, TypeOf(property.PropertyType)))] },
            [.. rows.Select(row => properties.ToDictionary(property => property.Name, property => row is null ? null : property.GetValue(row), StringComparer.Ordinal))]);
    }

    private static TableSchemaFieldType TypeOf(Type type) => Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) switch
    {
        TypeCode.Boolean => TableSchemaFieldType.Boolean,
        TypeCode.Char or TypeCode.String => TableSchemaFieldType.String,
        TypeCode.DateTime => TableSchemaFieldType.DateTime,
        TypeCode.Single or TypeCode.Double or TypeCode.Decimal => TableSchemaFieldType.Number,
        >= TypeCode.SByte and <= TypeCode.UInt64 => TableSchemaFieldType.Integer,
        _ when type.IsAssignableTo(typeof(System.Collections.IEnumerable)) => TableSchemaFieldType.Array,
        _ when type == typeof(DateTimeOffset) => TableSchemaFieldType.DateTime,
        _ => TableSchemaFieldType.Object,
    };
}
