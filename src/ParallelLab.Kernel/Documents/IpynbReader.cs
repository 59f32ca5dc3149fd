namespace ParallelLab.Kernel.Documents;

/// <summary>From a notebook's JSON to the document. Strict about what nbformat names, indifferent to all else.</summary>
internal static class IpynbReader
{
    private const int Major = 4;

    public static NotebookDocument Read(Utf8Text text)
    {
        var root = JsonPart.Parse(text, text.Start, text.Bytes.Length);
        CheckVersion(root);
        var metadata = root.Find("metadata")?.AsObject();
        var language = Language(metadata);
        var list = root.Require("cells");
        var ids = TakenIds(list);
        NotebookCell[] cells = [.. list.AsList().Select((part, place) => Cell(part, place, language, ids))];
        var kernelName = metadata?.Find("kernelspec")?.Find("name")?.AsStringOrNull();
        return new NotebookDocument(language, kernelName, [.. cells], new IpynbOriginal(text, root, language, cells));
    }

    private static void CheckVersion(JsonPart root)
    {
        var major = (root.AsObject().Find("nbformat") ?? throw NotANotebook(root)).AsInt();
        if (major != Major)
        {
            throw root.Require("nbformat").Error(
                $"this notebook has format {major}; formats 4.0 to 4.5 can be read.",
                "Convert it: jupyter nbconvert --to notebook --nbformat 4 FILE" +
                (major < Major ? ", or open and save it in JupyterLab." : ", or update parallellab."));
        }
    }

    private static NotebookFormatException NotANotebook(JsonPart root) =>
        root.Error("this is JSON, but not a notebook: 'nbformat' is missing.", "Check that it is the file you meant.");

    private static string Language(JsonPart? metadata)
    {
        var name = metadata?.Find("polyglot_notebook")?.Find("kernelInfo")?.Find("defaultKernelName")?.AsStringOrNull()
            ?? LanguageOrNull(metadata?.Find("language_info")?.Find("name"))
            ?? metadata?.Find("kernelspec")?.Find("language")?.AsStringOrNull();
        return LanguageNames.Canonical(name ?? LanguageNames.CSharp);
    }

    /// <summary>VS Code names the mixture of languages as if it were one; the cells then say what they are.</summary>
    private static string? LanguageOrNull(JsonPart? part) => part?.AsStringOrNull() is { } name and not "polyglot-notebook" ? name : null;

    private static HashSet<string> TakenIds(JsonPart list)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in list.AsList().Select(cell => cell.AsObject().Find("id")).OfType<JsonPart>())
        {
            var id = part.AsString();
            if (!CellIds.IsValid(id))
            {
                throw part.Error($"'{id}' is no cell id: 1 to 64 of the characters a–z, A–Z, 0–9, - and _.", "Give the cell another id.");
            }

            if (!ids.Add(id))
            {
                throw part.Error($"the cell id '{id}' stands here a second time.", "Give one of the two cells another id.");
            }
        }

        return ids;
    }

    private static NotebookCell Cell(JsonPart part, int place, string notebookLanguage, HashSet<string> ids)
    {
        var kind = Kind(part.Require("cell_type"));
        var source = part.Require("source").AsLines().Replace("\r\n", "\n", StringComparison.Ordinal);
        var metadata = part.Find("metadata")?.AsObject();
        var id = part.Find("id")?.AsString() ?? CellIds.Claim(null, source, ids);
        ids.Add(id);
        var cell = new NotebookCell(kind, source, CellLanguage(kind, metadata, notebookLanguage), Tags(metadata)) { Id = id, Place = place };
        return kind != CellKind.Code ? cell : cell with
        {
            ExecutionCount = part.Find("execution_count")?.AsIntOrNull(),
            Outputs = [.. part.Find("outputs")?.AsList().Select(OutputJson.Read) ?? []],
        };
    }

    private static CellKind Kind(JsonPart type) => type.AsString() switch
    {
        "code" => CellKind.Code,
        "markdown" => CellKind.Markdown,
        "raw" => CellKind.Raw,
        var other => throw type.Error($"a cell of type '{other}' is not known.", "Make it 'code', 'markdown' or 'raw'."),
    };

    private static string CellLanguage(CellKind kind, JsonPart? metadata, string notebookLanguage)
    {
        if (kind != CellKind.Code)
        {
            return kind == CellKind.Markdown ? LanguageNames.Markdown : LanguageNames.Raw;
        }

        var name = metadata?.Find("dotnet_interactive")?.Find("language")?.AsStringOrNull()
            ?? metadata?.Find("polyglot_notebook")?.Find("kernelName")?.AsStringOrNull()
            ?? LanguageOrNull(metadata?.Find("vscode")?.Find("languageId"));
        return name is null ? notebookLanguage : LanguageNames.Canonical(name);
    }

    private static string[] Tags(JsonPart? metadata) =>
        [.. metadata?.Find("tags")?.AsList().Select(tag => tag.AsString()) ?? []];
}
