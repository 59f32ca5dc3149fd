namespace Microsoft.DotNet.Interactive.Formatting.TabularData;

/// <summary>The columns of a <see cref="TabularDataResource"/>.</summary>
public class TableSchema
{
    public IList<TableSchemaField> Fields { get; init; } = [];

    /// <summary>Names of the columns that tell rows apart.</summary>
    public IList<string> PrimaryKey { get; init; } = [];
}
