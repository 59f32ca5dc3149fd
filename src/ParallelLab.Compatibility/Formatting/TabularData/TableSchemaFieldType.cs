namespace Microsoft.DotNet.Interactive.Formatting.TabularData;

/// <summary>What kind of values stand in a column.</summary>
public enum TableSchemaFieldType
{
    Any,
    Object,
    Null,
    Number,
    Integer,
    Boolean,
    String,
    Array,
    DateTime,
}
