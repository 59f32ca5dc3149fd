using System.Text.Json;
using ParallelLab.Worker.Display;
using ParallelLab.Worker.Frames;

namespace Microsoft.DotNet.Interactive.Formatting.TabularData;

/// <summary>Rows under named columns, as front ends with a data explorer take them; here they are shown as a table.</summary>
public class TabularDataResource(TableSchema schema, IReadOnlyList<IDictionary<string, object?>> data) : IDisplayedContent
{
    public string Profile => "tabular-data-resource";

    public TableSchema Schema { get; } = schema;

    public IReadOnlyList<IDictionary<string, object?>> Data { get; } = data;

    /// <summary>All of it as JSON, as the Frictionless specification of a tabular data resource has it.</summary>
    public string ToJsonString() => JsonSerializer.Serialize(
        new { profile = Profile, schema = new { fields = Schema.Fields.Select(field => new { name = field.Name, type = NameOf(field.Type) }) }, data = Data });

    public override string ToString() => $"{Data.Count} rows of {string.Join(", ", Schema.Fields.Select(field => field.Name))}";

    MimeBundle IDisplayedContent.ToBundle() => FormatterCatalog.Default.Format(Data);

    private static string NameOf(TableSchemaFieldType? type) => (type ?? TableSchemaFieldType.Any).ToString().ToLowerInvariant();
}
