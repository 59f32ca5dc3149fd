using Microsoft.CodeAnalysis.CSharp;

namespace ParallelLab.Kernel.Language.Completion;

/// <summary>The beginning of a name that stands before the cursor; empty where none does.</summary>
/// <param name="Start">Where it begins, its <c>@</c> included.</param>
internal sealed record TypedWord(string Typed, int Start, int Cursor)
{
    // Any name that no keyword begins with will do.
    private const string StandIn = "x__";

    public static TypedWord At(string text, int cursor)
    {
        var start = cursor;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(text[start - 1]))
            start--;
        var typed = text[start..cursor];
        return new TypedWord(typed, start > 0 && text[start - 1] == '@' ? start - 1 : start, cursor);
    }

    /// <summary>It is the beginning of a number.</summary>
    public bool IsNumber => Typed is [>= '0' and <= '9', ..];

    /// <summary>
    /// The text with a name in place of the word, which may be empty or happen to be a keyword. Where the line ends with it and the next
    /// begins with a name, it is cut off from that: unfinished lines would run into each other.
    /// </summary>
    public string Replaced(string text)
    {
        var end = Cursor;
        while (end < text.Length && SyntaxFacts.IsIdentifierPartCharacter(text[end]))
            end++;
        return text[..Start] + StandIn + (RunsIntoNextLine(text, end) ? ";" : "") + text[end..];
    }

    private static bool RunsIntoNextLine(string text, int at)
    {
        var next = at;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
            next++;
        return next < text.Length && SyntaxFacts.IsIdentifierStartCharacter(text[next]) && text.AsSpan(at, next - at).Contains('\n');
    }
}
