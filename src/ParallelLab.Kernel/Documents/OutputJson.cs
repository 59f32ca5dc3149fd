using System.Text.Json.Nodes;

namespace ParallelLab.Kernel.Documents;

/// <summary>A cell's outputs as nbformat stores them. Keys stand in alphabetical order, as Jupyter writes them.</summary>
internal static class OutputJson
{
    public static JsonObject Write(NotebookOutput output) => output switch
    {
        NotebookOutput.Stream stream => new JsonObject
        {
            ["name"] = stream.Name,
            ["output_type"] = "stream",
            ["text"] = JsonForms.Lines(stream.Text),
        },
        NotebookOutput.DisplayData display => new JsonObject
        {
            ["data"] = Forms(display.Bundle),
            ["metadata"] = Metadata(display.Bundle),
            ["output_type"] = "display_data",
        },
        NotebookOutput.ExecuteResult result => new JsonObject
        {
            ["data"] = Forms(result.Bundle),
            ["execution_count"] = result.ExecutionCount,
            ["metadata"] = Metadata(result.Bundle),
            ["output_type"] = "execute_result",
        },
        NotebookOutput.Error error => new JsonObject
        {
            ["ename"] = error.Name,
            ["evalue"] = error.Message,
            ["output_type"] = "error",
            ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
        },
        _ => throw new InvalidOperationException($"{output.GetType()} is not one of the four kinds of output."),
    };

    public static NotebookOutput Read(JsonPart part)
    {
        var type = part.Require("output_type");
        return type.AsString() switch
        {
            "stream" => new NotebookOutput.Stream(part.Require("name").AsString(), part.Require("text").AsLines()),
            "display_data" => new NotebookOutput.DisplayData(Bundle(part)),
            "execute_result" => new NotebookOutput.ExecuteResult(part.Find("execution_count")?.AsIntOrNull(), Bundle(part)),
            "error" => new NotebookOutput.Error(
                part.Require("ename").AsString(),
                part.Require("evalue").AsString(),
                [.. part.Require("traceback").AsList().Select(line => line.AsString())]),
            var other => throw type.Error($"an output of type '{other}' is not known.", "Clear the cell's outputs and save the file."),
        };
    }

    private static NotebookBundle Bundle(JsonPart part)
    {
        var forms = part.Require("data").AsObject().Members.ToDictionary(form => form.Key, Content, StringComparer.Ordinal);
        return part.Find("metadata") is { } metadata ? new NotebookBundle(forms, metadata.AsObject().Raw) : new NotebookBundle(forms);

        static string Content(KeyValuePair<string, JsonPart> form) =>
            JsonForms.IsJson(form.Key) ? form.Value.Raw : form.Value.AsLines();
    }

    private static JsonObject Forms(NotebookBundle bundle) => new(bundle.Forms
        .OrderBy(form => form.Key, StringComparer.Ordinal)
        .Select(form => KeyValuePair.Create(form.Key, JsonForms.Content(form.Key, form.Value))));

    private static JsonObject Metadata(NotebookBundle bundle) =>
        JsonForms.TryParse(bundle.Metadata, out var metadata) && metadata is JsonObject members ? members : [];
}
