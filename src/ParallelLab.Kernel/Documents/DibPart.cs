namespace ParallelLab.Kernel.Documents;

/// <summary>Where a cell stands in a .dib file's text.</summary>
/// <param name="Language">The cell's language, in its one name.</param>
/// <param name="Start">Where its separator line begins.</param>
/// <param name="SourceStart">Where its own text begins: after the separator and the empty lines that follow it.</param>
internal sealed record DibPart(string Language, int Start, int SourceStart)
{
    /// <summary>False only for a file's first cell, whose language is then the file's.</summary>
    public bool HasSeparator { get; private init; } = true;

    /// <summary>Where its own text ends: before the last line end and the empty lines around it.</summary>
    public int SourceEnd { get; private init; }

    /// <summary>Where the next cell begins.</summary>
    public int End { get; private init; }

    public static DibPart WithoutSeparator(string language, int start) => new(language, start, start) { HasSeparator = false };

    /// <summary>The part once its end is known, with the empty lines at both ends set aside.</summary>
    public DibPart EndingAt(int end, string text)
    {
        var body = text.AsSpan(SourceStart..end);
        var trimmed = body.TrimStart("\r\n");
        var sourceStart = end - trimmed.Length;
        return this with { SourceStart = sourceStart, SourceEnd = sourceStart + trimmed.TrimEnd("\r\n").Length, End = end };
    }
}
