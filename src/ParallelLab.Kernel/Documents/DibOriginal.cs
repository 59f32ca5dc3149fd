using System.Text;

namespace ParallelLab.Kernel.Documents;

/// <summary>A .dib file as it was read, with the place of every cell.</summary>
internal sealed class DibOriginal(
    string text, bool hasByteOrderMark, IReadOnlySet<string> kernels, IReadOnlyList<DibPart> parts, IReadOnlyList<NotebookCell> cells)
    : NotebookOriginal
{
    private readonly string _newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    public override byte[] Write(NotebookDocument document)
    {
        var written = new StringBuilder(text, 0, parts.Count > 0 ? parts[0].Start : text.Length, text.Length);
        foreach (var cell in document.Cells)
        {
            if (cell.Place is { } place && cell.Language == cells[place].Language)
            {
                WriteOriginal(written, parts[place], cells[place], cell);
            }
            else
            {
                WriteNew(written, cell);
            }
        }

        byte[] mark = hasByteOrderMark ? [.. Encoding.UTF8.Preamble] : [];
        return [.. mark, .. Encoding.UTF8.GetBytes(written.ToString())];
    }

    private void WriteOriginal(StringBuilder written, DibPart part, NotebookCell before, NotebookCell after)
    {
        EndLine(written);
        if (!part.HasSeparator && written.Length > part.Start)
        {
            WriteSeparator(written, part.Language);
        }

        written.Append(text, part.Start, part.SourceStart - part.Start)
            .Append(before.Source == after.Source ? text[part.SourceStart..part.SourceEnd] : Text(after))
            .Append(text, part.SourceEnd, part.End - part.SourceEnd);
    }

    private void WriteNew(StringBuilder written, NotebookCell cell)
    {
        EndLine(written);
        WriteSeparator(written, cell.Language);
        written.Append(Text(cell)).Append(_newLine).Append(_newLine);
    }

    private void WriteSeparator(StringBuilder written, string language)
    {
        if (DibReader.SeparatorOrNull($"#!{language}", kernels) is null)
        {
            throw new NotSupportedException($"A .dib file knows no cells in '{language}'. Write the notebook as .ipynb instead.");
        }

        written.Append("#!").Append(language).Append(_newLine).Append(_newLine);
    }

    private void EndLine(StringBuilder written)
    {
        if (written.Length > 0 && written[^1] != '\n')
        {
            written.Append(_newLine);
        }
    }

    private string Text(NotebookCell cell)
    {
        var lines = cell.Source.Trim('\n').Split('\n');
        return Array.Find(lines, line => DibReader.SeparatorOrNull(line, kernels) is not null) is { } separator
            ? throw new NotSupportedException(
                $"A cell holds the line '{separator}', which in a .dib file begins another cell. Write the notebook as .ipynb instead.")
            : string.Join(_newLine, lines);
    }
}
