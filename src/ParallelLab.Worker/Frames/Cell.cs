namespace ParallelLab.Worker.Frames;

/// <summary>What a front end asks a session to run: one cell's text, magics included.</summary>
/// <param name="Source">The text as the student typed it; lines end with \n.</param>
/// <param name="IsCounted">
/// It takes the session's next execution count. A front end's own questions (silent cells, user expressions) do not: the student's next cell
/// would jump from <c>[3]</c> to <c>[5]</c>.
/// </param>
/// <param name="Id">Which cell of its notebook it is, the same when it is run again; null where the front end does not say.</param>
/// <param name="Language">
/// What the text is in where it does not say so itself, as .NET Interactive's selectors have it: <c>csharp</c>, <c>fsharp</c>, <c>markdown</c>.
/// </param>
public sealed record Cell(string Source, bool IsCounted = true, string? Id = null, string Language = Cell.CSharp)
{
    public const string CSharp = "csharp";
}
