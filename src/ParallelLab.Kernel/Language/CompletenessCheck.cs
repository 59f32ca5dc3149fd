using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ParallelLab.Kernel.Engine;
using ParallelLab.Kernel.Magics;

namespace ParallelLab.Kernel.Language;

/// <summary>Whether a text that is being typed can be run as it stands.</summary>
public enum Completeness
{
    Complete,
    Incomplete,

    /// <summary>More text would not make it right.</summary>
    Invalid,
}

/// <summary>Tells by the parser alone whether a cell is finished: names and types are not looked at.</summary>
/// <remarks>
/// More text can only mend what is wrong at the end; an error that something has been written behind stays one. So the first lines of a
/// right cell are complete or incomplete. Within a line that can't be promised: <c>var</c> begins right with <c>v</c>, but
/// <c>() =&gt; 1</c> has been <c>() =</c>, and half a cast looks like something else.
/// </remarks>
public static class CompletenessCheck
{
    private const string IndentStep = "    ";

    /// <param name="code">A cell's text. What belongs to magics is no C# and stays out.</param>
    public static Completeness Of(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(CSharpText.Of(MagicCatalog.Standard, code), MagicParser.Script);
        var errors = SyntaxErrors.In(tree);
        var last = LastToken(tree.GetRoot());
        if (IsTooMuch(last) || errors.Exists(error => IsBefore(error, last)))
            return Completeness.Invalid;
        if (!SyntaxFactory.IsCompleteSubmission(tree))
            return Completeness.Incomplete;
        return errors.Count > 0 ? Completeness.Invalid : Completeness.Complete;
    }

    /// <summary>
    /// The white space that the line after <paramref name="code"/> begins with: that of its last line, and a step more behind an opening
    /// brace or bracket.
    /// </summary>
    public static string IndentAfter(string code)
    {
        var last = code[(code.TrimEnd('\n').LastIndexOf('\n') + 1)..];
        var indent = last[..(last.Length - last.TrimStart().Length)].TrimEnd('\n');
        return last.TrimEnd() is [.., '{' or '(' or '['] ? indent + IndentStep : indent;
    }

    // The end of the file is a token, too, but nobody has typed it.
    private static SyntaxToken LastToken(SyntaxNode root)
    {
        var last = root.GetLastToken(includeSkipped: true);
        return last.IsKind(SyntaxKind.EndOfFileToken) ? last.GetPreviousToken(includeSkipped: true) : last;
    }

    /// <summary>A closing bracket that nothing has opened.</summary>
    private static bool IsTooMuch(SyntaxToken last) =>
        last.Parent is SkippedTokensTriviaSyntax
        && last.Kind() is SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken;

    private static bool IsBefore(Diagnostic error, SyntaxToken last)
    {
        // To the parser an interpolated string is many tokens, to the student one: what it lacks is said at its beginning.
        var whole = last.Parent?.AncestorsAndSelf().OfType<InterpolatedStringExpressionSyntax>().LastOrDefault();
        var start = whole?.SpanStart ?? last.SpanStart;
        return error.Location.SourceSpan is var place && place.Start < start && place.End <= start;
    }
}
