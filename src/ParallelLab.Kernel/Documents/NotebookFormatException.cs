namespace ParallelLab.Kernel.Documents;

/// <summary>A file that is not a notebook we can read. The message names file, line and column, what is wrong and what to do.</summary>
public sealed class NotebookFormatException(string file, int line, int column, string problem, string advice)
    : Exception($"{file}, line {line}, column {column}: {problem} {advice}")
{
    /// <summary>The file's name, as it was given to the reader.</summary>
    public string File { get; } = file;

    /// <summary>Counted from 1.</summary>
    public int Line { get; } = line;

    /// <summary>Counted from 1, in UTF-16 units as editors count.</summary>
    public int Column { get; } = column;
}
