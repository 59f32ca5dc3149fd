using System.Text;
using System.Text.Json;

namespace ParallelLab.Kernel.Documents;

/// <summary>One pass over a .dib file's lines, cutting it into cells.</summary>
internal sealed class DibReader
{
    private readonly Utf8Text _bytes;
    private readonly string _text;
    private readonly HashSet<string> _kernels = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<DibPart> _parts = [];
    private string _defaultLanguage = LanguageNames.CSharp;

    private DibReader(Utf8Text bytes)
    {
        _bytes = bytes;
        _text = bytes.Slice(bytes.Start, bytes.Bytes.Length);
    }

    public static NotebookDocument Read(Utf8Text text) => new DibReader(text).Read();

    /// <summary>The word of a separator line such as <c>#!csharp</c>, or null for any other line.</summary>
    public static string? SeparatorOrNull(ReadOnlySpan<char> line, IReadOnlySet<string> kernels)
    {
        if (!line.StartsWith("#!"))
        {
            return null;
        }

        var word = line[2..].TrimEnd().ToString();
        return LanguageNames.IsKnown(word) || kernels.Contains(word) ? word : null;
    }

    private NotebookDocument Read()
    {
        var at = ReadMeta();
        var part = DibPart.WithoutSeparator(_defaultLanguage, at);
        foreach (var line in LinesFrom(at))
        {
            if (SeparatorOrNull(_text.AsSpan(line), _kernels) is { } word)
            {
                Add(part, line.Start.Value);
                part = new DibPart(LanguageNames.Canonical(word), line.Start.Value, line.End.Value);
            }
        }

        Add(part, _text.Length);
        return Document();
    }

    private NotebookDocument Document()
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        NotebookCell[] cells = [.. _parts.Select((part, place) => Cell(part, place, ids))];
        return new NotebookDocument(_defaultLanguage, null, [.. cells], new DibOriginal(_text, _bytes.Start > 0, _kernels, _parts, cells));
    }

    private NotebookCell Cell(DibPart part, int place, HashSet<string> ids)
    {
        var source = _text[part.SourceStart..part.SourceEnd].Replace("\r\n", "\n", StringComparison.Ordinal);
        var id = CellIds.Claim(null, source, ids);
        ids.Add(id);
        return new NotebookCell(LanguageNames.KindOf(part.Language), source, part.Language, []) { Id = id, Place = place };
    }

    private void Add(DibPart part, int end)
    {
        var closed = part.EndingAt(end, _text);
        if (closed.HasSeparator || closed.SourceStart < closed.SourceEnd)
        {
            _parts.Add(closed);
        }
    }

    /// <summary>Reads the header, if the file begins with one, and returns where the cells begin.</summary>
    private int ReadMeta()
    {
        var begin = _text.Length - _text.AsSpan().TrimStart().Length;
        if (!IsMeta(_text.AsSpan(begin)))
        {
            return 0;
        }

        var lines = LinesFrom(begin).Skip(1).ToList();
        var start = lines.Select(line => line.Start.Value).FirstOrDefault(_text.Length);
        var end = lines.Select(line => line.Start.Value).FirstOrDefault(at => _text.AsSpan(at).StartsWith("#!"), _text.Length);
        ReadKernels(JsonPart.Parse(_bytes, ByteOffset(start), ByteOffset(end)));
        return end;
    }

    private static bool IsMeta(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf('\n');
        return (end < 0 ? text : text[..end]).TrimEnd() is "#!meta";
    }

    private void ReadKernels(JsonPart meta)
    {
        var kernelInfo = meta.Find("kernelInfo");
        if (kernelInfo?.Find("defaultKernelName")?.AsStringOrNull() is { } name)
        {
            _defaultLanguage = LanguageNames.Canonical(name);
            _kernels.Add(name);
        }

        foreach (var kernel in ElementsOf(kernelInfo?.Find("items")))
        {
            IEnumerable<JsonPart?> names = [kernel.Find("name"), .. ElementsOf(kernel.Find("aliases"))];
            _kernels.UnionWith(names.Select(part => part?.AsStringOrNull()).OfType<string>());
        }
    }

    private static IReadOnlyList<JsonPart> ElementsOf(JsonPart? part) => part?.Type == JsonTokenType.StartArray ? part.AsList() : [];

    private int ByteOffset(int at) => _bytes.Start + Encoding.UTF8.GetByteCount(_text.AsSpan(0, at));

    /// <summary>The lines, each from its first character to after its line end.</summary>
    private IEnumerable<Range> LinesFrom(int start)
    {
        while (start < _text.Length)
        {
            var newLine = _text.IndexOf('\n', start);
            var end = newLine < 0 ? _text.Length : newLine + 1;
            yield return start..end;
            start = end;
        }
    }
}
