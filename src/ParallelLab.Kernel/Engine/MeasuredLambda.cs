using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ParallelLab.Kernel.Engine;

/// <summary>
/// A cell's code as a lambda that is handed to the instrument around the run. Text is only inserted, within lines, so each token
/// stays on its line; <see cref="AtPlainPlaces"/> takes the insertions off again.
/// </summary>
internal sealed class MeasuredLambda
{
    private const string Give = "global::ParallelLab.Worker.Running.MeasuredBody.Give(";

    private readonly SyntaxTree _plain;
    private readonly IReadOnlyList<Insertion> _insertions;

    private MeasuredLambda(SyntaxTree plain, params IReadOnlyList<Insertion> insertions)
    {
        _plain = plain;
        _insertions = insertions;
        Tree = plain.WithChangedText(SourceText.From(Apply(plain.ToString()), Encoding.UTF8));
    }

    /// <summary>The code, wrapped.</summary>
    public SyntaxTree Tree { get; }

    /// <summary>
    /// The forms to try in turn: one that gives the last expression's value, so that it is computed even though nobody uses it,
    /// and one that does not, for where it has none.
    /// </summary>
    /// <param name="plain">Code without syntax errors, with at least one member.</param>
    public static IEnumerable<MeasuredLambda> Candidates(SyntaxTree plain, MeasuredCode measured)
    {
        var root = plain.GetCompilationUnitRoot();
        var head = new Insertion(
            root.Members[0].SpanStart, $"{Give}{(CodeShape.Awaits(root) ? "async " : "")}({measured.Variable}) => {{ ");
        var end = plain.Length;
        if (root.Members[^1] is not GlobalStatementSyntax { Statement: ExpressionStatementSyntax last })
        {
            yield return new MeasuredLambda(plain, head, new Insertion(end, "\n});"));
            yield break;
        }

        var tail = new Insertion(end, last.SemicolonToken.IsMissing ? "\n;});" : "\n});");
        yield return new MeasuredLambda(plain, head, new Insertion(last.SpanStart, "return "), tail);
        yield return new MeasuredLambda(plain, head, tail);
    }

    /// <summary>Why the code can't become a lambda; null when it can.</summary>
    public static Diagnostic? Refuse(SyntaxTree plain) =>
        plain.GetCompilationUnitRoot().Members.FirstOrDefault(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            is { } type
            ? Error("Code that is run many times can't declare a type: declare it above the magic, or in a cell of its own.", type.GetLocation())
            : null;

    /// <summary>What the compiler says of the lambda, at the places of the student's text.</summary>
    public IReadOnlyList<Diagnostic> AtPlainPlaces(IEnumerable<Diagnostic> diagnostics) => [.. diagnostics.Select(AtPlainPlace)];

    private static Diagnostic Error(string message, Location location) => Diagnostic.Create(
        "PL0001", "Measuring", message, DiagnosticSeverity.Error, DiagnosticSeverity.Error, isEnabledByDefault: true, warningLevel: 0,
        location: location);

    private Diagnostic AtPlainPlace(Diagnostic diagnostic)
    {
        if (diagnostic.Location.SourceTree != Tree)
            return diagnostic;
        var span = diagnostic.Location.SourceSpan;
        var start = ToPlain(span.Start);
        return Diagnostic.Create(
            diagnostic.Id,
            diagnostic.Descriptor.Category,
            diagnostic.GetMessage(),
            diagnostic.Severity,
            diagnostic.DefaultSeverity,
            isEnabledByDefault: true,
            diagnostic.WarningLevel,
            location: Location.Create(_plain, TextSpan.FromBounds(start, Math.Max(start, ToPlain(span.End)))));
    }

    private int ToPlain(int position)
    {
        foreach (var (at, text) in _insertions)
        {
            if (position > at)
                position = Math.Max(at, position - text.Length);
        }
        return position;
    }

    private string Apply(string text)
    {
        foreach (var (at, inserted) in _insertions.Reverse())
            text = text.Insert(at, inserted);
        return text;
    }

    /// <summary>A text before a place of the plain one.</summary>
    private sealed record Insertion(int At, string Text);
}
