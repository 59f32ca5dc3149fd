using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ParallelLab.Kernel.Engine;

/// <summary>
/// Writes into a cell's text the polls by which it can be stopped: into every loop, before every <c>goto</c>, at the start of methods and
/// lambdas (<see cref="StartPolls"/>), and after every statement that awaits, since what a stop has abandoned there must not go on when
/// the await ends. Text is only inserted or moved within its line, so each token stays on its line and stack traces stay true.
/// </summary>
/// <remarks>
/// A function with loops fetches its cell's flag at its start, and its loops look at that; why is told at <see cref="Worker.Running.StopFlag"/>.
/// At the top level, where variables are fields anyhow, only nested loops do. Expression trees, which cannot hold statements, stay as
/// they are.
/// </remarks>
internal sealed class StopPolls : CSharpSyntaxWalker
{
    private const string Worker = "global::ParallelLab.Worker.Running.";
    private const string Poll = $" if ({Worker}Poll.Stop) {Worker}Poll.Throw(); ";
    private const string FetchFlag = $" var __stop = {Worker}Poll.Enter(); ";
    private const string PollFlag = $" if (__stop.IsSet) {Worker}StopFlag.Throw(); ";

    private readonly SemanticModel? _model;
    private readonly bool _careful;
    private readonly StartPolls _starts;
    private readonly List<Edit> _edits = [];
    private readonly HashSet<StatementSyntax> _stretched = [];
    private bool _hasFlag;

    private StopPolls(SyntaxNode root, SemanticModel? model, bool careful) =>
        (_model, _careful, _starts) = (model, careful, new StartPolls(root));

    /// <summary>Does the tree hold lambdas for which <see cref="InsertInto"/> needs a semantic model?</summary>
    public static bool HasExpressionLambdas(SyntaxNode root) =>
        root.DescendantNodes().Any(node => node is LambdaExpressionSyntax { ExpressionBody: not null });

    /// <summary>The tree's text with polls; null where it needs none.</summary>
    /// <param name="root">A tree without syntax errors.</param>
    /// <param name="model">
    /// Knows the types in the tree. Without it, lambdas of the form <c>x => expression</c> are left as they are:
    /// only types tell whether one returns its expression's value.
    /// </param>
    /// <param name="careful">Only insert polls; change no loop.</param>
    public static SourceText? InsertInto(SyntaxNode root, SemanticModel? model, bool careful = false)
    {
        var walker = new StopPolls(root, model, careful);
        walker.Visit(root);
        return walker._edits.Count == 0 ? null : SourceText.From(walker.Apply(root.ToFullString()), Encoding.UTF8);
    }

    public override void Visit(SyntaxNode? node)
    {
        var hadFlag = _hasFlag;
        _hasFlag &= !CodeShape.IsFunction(node);
        PollAfterAwaits(node);
        if (PollHere(node))
            base.Visit(node);
        _hasFlag = hadFlag;
    }

    /// <summary>Polls what stands at this node itself. Returns false where its inside must stay as it is.</summary>
    private bool PollHere(SyntaxNode? node)
    {
        switch (node)
        {
            case ForStatementSyntax loop when !_careful && CountedLoop.Find(loop) is { } counted:
                PollAsBody(loop);
                PollStretches(loop.Statement, counted);
                break;
            case StatementSyntax body when _stretched.Contains(body):
                break;
            case BlockSyntax block when CodeShape.IsLoop(block.Parent):
                Open(block.OpenBraceToken.Span.End, LoopPoll(block));
                break;
            case BlockSyntax block when CodeShape.IsFunction(block.Parent):
                Open(block.OpenBraceToken.Span.End, FunctionPoll(block));
                break;
            case StatementSyntax statement:
                PollAsBody(statement);
                break;
            case ArrowExpressionClauseSyntax arrow when _starts.Has(arrow.Parent):
                PollMember(arrow);
                break;
            case LambdaExpressionSyntax { ExpressionBody: { } body } lambda:
                return PollLambda(lambda, body);
            case InvocationExpressionSyntax call when _model is not null:
                foreach (var (parameter, text) in CallerTexts.Of(call, _model))
                    Open(call.ArgumentList.CloseParenToken.SpanStart, $", {parameter}: {SymbolDisplay.FormatLiteral(text, quote: true)}");
                break;
        }

        return true;
    }

    private void PollAfterAwaits(SyntaxNode? node)
    {
        IReadOnlyList<SyntaxNode> statements = node switch
        {
            BlockSyntax block => block.Statements,
            SwitchSectionSyntax section => section.Statements,
            CompilationUnitSyntax cell => cell.Members,
            _ => [],
        };
        for (var i = 1; i < statements.Count; i++)
        {
            if (CodeShape.Awaits(statements[i - 1]))
                Open(statements[i].SpanStart, Poll);
        }
    }

    /// <summary>A single statement as a loop's body, or a <c>goto</c>.</summary>
    private void PollAsBody(StatementSyntax statement)
    {
        var isBody = statement is not BlockSyntax && CodeShape.IsLoop(statement.Parent) && !_stretched.Contains(statement);
        if (isBody || statement is GotoStatementSyntax)
            Surround(statement.Span, "{" + LoopPoll(statement), " }");
    }

    private string LoopPoll(StatementSyntax body) =>
        _hasFlag ? PollFlag : body is not GotoStatementSyntax && CodeShape.HasLoops(body) ? Flag() : Poll;

    private string FunctionPoll(BlockSyntax body) =>
        CodeShape.HasLoops(body) && !StartPolls.Releases(body.Parent) ? Flag() : _starts.Has(body.Parent) ? Poll : "";

    private string Flag()
    {
        _hasFlag = true;
        return FetchFlag;
    }

    /// <summary>Makes of each stretch of rounds a loop without polls inside the polled one. The step moves to the body's end.</summary>
    private void PollStretches(StatementSyntax body, CountedLoop loop)
    {
        _stretched.Add(body);
        Replace(loop.Incrementor.Span, "");
        var (end, next) = ($"__end{body.SpanStart}", $"__next{body.SpanStart}");
        var continues = CodeShape.Continues(body).ToList();
        Surround(
            body.Span,
            $"{{{LoopPoll(body)}var {end} = {Worker}Poll.Until({loop.Variable}, {loop.Limit}, {loop.Step}); do {{ ",
            $"{(continues.Count > 0 ? $" {next}:" : "")} {loop.Incrementor}; }} while ({loop.Variable} < {end}); }}");
        foreach (var statement in continues)
            Replace(statement.Span, $"goto {next};");
    }

    /// <summary>Turns <c>=> expression;</c> into a body with a poll and the expression.</summary>
    private void PollMember(ArrowExpressionClauseSyntax arrow)
    {
        if (arrow.Expression is ThrowExpressionSyntax)
            return;
        Replace(arrow.ArrowToken.Span, "");
        Open(arrow.Expression.SpanStart, "{" + Poll + (ReturnsValue(arrow.Parent) ? "return " : ""));
        Close(arrow.GetLastToken().GetNextToken().Span.End, " }");
    }

    private static bool ReturnsValue(SyntaxNode? function) => function switch
    {
        MethodDeclarationSyntax method => ReturnsValue(method.ReturnType, method.Modifiers),
        LocalFunctionStatementSyntax local => ReturnsValue(local.ReturnType, local.Modifiers),
        _ => false,
    };

    private static bool ReturnsValue(TypeSyntax type, SyntaxTokenList modifiers) => type switch
    {
        PredefinedTypeSyntax predefined => !predefined.Keyword.IsKind(SyntaxKind.VoidKeyword),
        QualifiedNameSyntax qualified => ReturnsValue(qualified.Right, modifiers),
        IdentifierNameSyntax { Identifier.ValueText: "Task" or "ValueTask" } => !modifiers.Any(SyntaxKind.AsyncKeyword),
        _ => true,
    };

    /// <summary>Gives the lambda a body with a poll. Returns false where its inside must stay as it is.</summary>
    private bool PollLambda(LambdaExpressionSyntax lambda, ExpressionSyntax body)
    {
        if (_model is null || body is ThrowExpressionSyntax)
            return true;
        if (_model.GetTypeInfo(lambda).ConvertedType is not { TypeKind: TypeKind.Delegate }
            || _model.GetSymbolInfo(lambda).Symbol is not IMethodSymbol method)
            return false;
        var isStatement = method.ReturnsVoid || (method.IsAsync && method.ReturnType is INamedTypeSymbol { IsGenericType: false });
        Surround(body.Span, "{" + Poll + (isStatement ? "" : "return "), "; }");
        return true;
    }

    private void Surround(TextSpan span, string before, string after)
    {
        Open(span.Start, before);
        Close(span.End, after);
    }

    // Nodes are visited from the outside in: where several begin, the first opens first; where several end, it closes last.
    private void Open(int position, string text) => _edits.Add(new Edit(position, position, text, _edits.Count));

    private void Close(int position, string text) => _edits.Add(new Edit(position, position, text, -_edits.Count));

    private void Replace(TextSpan span, string text) => _edits.Add(new Edit(span.Start, span.End, text, _edits.Count));

    private string Apply(string text)
    {
        var result = new StringBuilder(text.Length + (_edits.Count * Poll.Length));
        var at = 0;
        foreach (var edit in _edits.OrderBy(edit => edit.Start).ThenBy(edit => edit.Order))
        {
            result.Append(text, at, edit.Start - at).Append(edit.Text);
            at = edit.End;
        }
        return result.Append(text, at, text.Length - at).ToString();
    }

    private readonly record struct Edit(int Start, int End, string Text, int Order);
}
