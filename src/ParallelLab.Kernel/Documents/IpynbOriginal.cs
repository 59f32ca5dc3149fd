using System.Text.Json.Nodes;

namespace ParallelLab.Kernel.Documents;

/// <summary>A notebook file as it was read, with the place of everything in it that may change.</summary>
internal sealed class IpynbOriginal(Utf8Text text, JsonPart root, string language, IReadOnlyList<NotebookCell> cells) : NotebookOriginal
{
    /// <summary>The root holds the list of cells, which holds the cells, which hold their members.</summary>
    private const int ListDepth = 1;
    private const int CellDepth = 2;
    private const int MemberDepth = 3;

    private readonly JsonStyle _style = JsonStyle.Of(text.Bytes, root);
    private readonly JsonPart _list = root.Require("cells");

    /// <summary>From 4.5 on every cell must have an id; before, none may.</summary>
    private readonly bool _hasIds = root.Require("nbformat_minor").AsInt() >= 5;

    public override byte[] Write(NotebookDocument document) => Splice.Apply(text.Bytes, Changes(document));

    private IEnumerable<Splice> Changes(NotebookDocument document)
    {
        var parts = _list.AsList();
        if (parts.Count == 0)
        {
            return document.Cells.IsEmpty ? [] : [Splice.Replace(_list, _style.List(document.Cells.Select(Print), ListDepth))];
        }

        var changes = new List<Splice>();
        int? end = null;
        foreach (var cell in document.Cells)
        {
            if (cell.Place is { } place)
            {
                changes.AddRange(Changes(parts[place], cells[place], cell));
                end = parts[place].End;
            }
            else
            {
                changes.Add(end is { } offset
                    ? Splice.InsertAt(offset, _style.Comma(CellDepth) + Print(cell))
                    : Splice.InsertAt(parts[0].Start, Print(cell) + _style.Comma(CellDepth)));
            }
        }

        return changes;
    }

    private IEnumerable<Splice> Changes(JsonPart part, NotebookCell before, NotebookCell after)
    {
        if (before.Kind != after.Kind || before.Language != after.Language || !before.Tags.SequenceEqual(after.Tags))
        {
            yield return Splice.Replace(part, Print(after));
            yield break;
        }

        if (_hasIds && part.Find("id") is null)
        {
            yield return Splice.InsertAt(part.Require("cell_type").End, _style.Comma(MemberDepth) + _style.Member("id", after.Id, MemberDepth));
        }

        if (before.ExecutionCount != after.ExecutionCount)
        {
            yield return Set(part, "execution_count", _style.Print(after.ExecutionCount, MemberDepth));
        }

        if (OutputChange(part, before.Outputs, after.Outputs) is { } outputs)
        {
            yield return Set(part, "outputs", outputs);
        }

        if (before.Source != after.Source)
        {
            yield return Set(part, "source", _style.Print(JsonForms.Lines(after.Source), MemberDepth));
        }
    }

    /// <summary>The new list of outputs, or null where it says the same. Outputs that say the same keep their text.</summary>
    private string? OutputChange(JsonPart part, IReadOnlyList<NotebookOutput> before, IReadOnlyList<NotebookOutput> after)
    {
        if (ReferenceEquals(before, after))
        {
            return null;
        }

        var printed = after.Select((output, index) =>
        {
            var json = OutputJson.Write(output);
            return index < before.Count && JsonNode.DeepEquals(json, OutputJson.Write(before[index])) ? null : _style.Print(json, MemberDepth + 1);
        }).ToList();
        return before.Count == after.Count && printed.TrueForAll(output => output is null)
            ? null
            : _style.List(printed.Select((output, index) => output ?? part.Require("outputs").AsList()[index].Raw), MemberDepth);
    }

    private Splice Set(JsonPart cell, string name, string value) => cell.Find(name) is { } part
        ? Splice.Replace(part, value)
        : Splice.InsertAt(cell.EndOfMembers, $"{_style.Comma(MemberDepth)}\"{name}\":{_style.Gap}{value}");

    private string Print(NotebookCell cell)
    {
        var json = new JsonObject { ["cell_type"] = CellType(cell.Kind) };
        if (cell.Kind == CellKind.Code)
        {
            json["execution_count"] = cell.ExecutionCount;
        }

        if (_hasIds)
        {
            json["id"] = cell.Id;
        }

        json["metadata"] = Metadata(cell);
        if (cell.Kind == CellKind.Code)
        {
            json["outputs"] = new JsonArray([.. cell.Outputs.Select(OutputJson.Write)]);
        }

        json["source"] = JsonForms.Lines(cell.Source);
        return _style.Print(json, CellDepth);
    }

    private static string CellType(CellKind kind) => kind switch
    {
        CellKind.Code => "code",
        CellKind.Markdown => "markdown",
        _ => "raw",
    };

    /// <summary>A code cell in another language than the notebook's says so in the words of .NET Interactive.</summary>
    private JsonObject Metadata(NotebookCell cell)
    {
        var metadata = new JsonObject();
        if (cell.Kind == CellKind.Code && cell.Language != language)
        {
            metadata["dotnet_interactive"] = new JsonObject { ["language"] = cell.Language };
            metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = cell.Language };
        }

        if (cell.Tags.Count > 0)
        {
            metadata["tags"] = new JsonArray([.. cell.Tags.Select(tag => (JsonNode)tag)]);
        }

        return metadata;
    }
}
