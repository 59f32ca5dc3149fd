namespace ParallelLab.Kernel.Magics;

/// <summary>A part of a cell's text: a magic line, or the code between two of them. A closed set.</summary>
internal abstract record CellPiece
{
    private CellPiece()
    {
    }

    /// <summary>Code that says something. Line n of <paramref name="Text"/> is line n of the cell; the lines above it are blank.</summary>
    public sealed record Code(string Text) : CellPiece;

    /// <summary>A magic line.</summary>
    /// <param name="Line">Its number in the cell, from 1.</param>
    /// <param name="Text">The line from <c>#!</c> on, without trailing white space.</param>
    public sealed record Magic(int Line, string Text) : CellPiece;
}
