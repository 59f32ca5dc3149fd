namespace Microsoft.DotNet.Interactive.Formatting.TabularData;

/// <summary>A column of a <see cref="TableSchema"/>.</summary>
public class TableSchemaField(string name, TableSchemaFieldType? type = TableSchemaFieldType.Any)
{
    public string Name { get; } = name;

    public TableSchemaFieldType? Type { get; } = type;
}
