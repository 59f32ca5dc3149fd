namespace ParallelLab.Kernel.Magics;

/// <summary>A part of a cell's text: a magic line, or what stands between two of them. A closed set.</summary>
internal abstract record CellPiece
{
    private CellPiece()
    {
    }

    /// <summary>C# that says something. Line n of <paramref name="Text"/> is line n of the cell; the lines above it are blank.</summary>
    public sealed record Code(string Text) : CellPiece;

    /// <summary>Text of another language, which is the matter of the selector above it. Lines as in <see cref="Code"/>.</summary>
    public sealed record Foreign(string Text) : CellPiece;

    /// <summary>A magic line.</summary>
    /// <param name="Line">Its number in the cell, from 1; 0 for the language that the notebook gives to the whole cell.</param>
    /// <param name="Text">The line from <c>#!</c> on, without trailing white space.</param>
    public sealed record Magic(int Line, string Text) : CellPiece
    {
        /// <summary>What stands between the mark and the first white space.</summary>
        public string Name => MagicParser.NameOf(Text);
    }
}
