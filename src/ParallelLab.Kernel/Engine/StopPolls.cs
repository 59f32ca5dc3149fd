using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ParallelLab.Kernel.Engine;

/// <summary>
/// Writes into a cell's text the polls by which it can be stopped: at the start of every loop body, method, accessor and lambda, before
/// every <c>goto</c>, and after every statement that awaits: what a stop has abandoned there must not go on when the await ends. Text is only inserted, and never a line break, so each token stays on its line and stack traces stay true.
/// </summary>
/// <remarks>
/// Not polled at their start (their loops are): static constructors, since a type whose constructor threw is lost for good;
/// finalizers and <c>Dispose</c>, since they release what a stopped cell still holds.
/// Untouched: expression trees, which cannot hold statements.
/// </remarks>
internal sealed class StopPolls : CSharpSyntaxWalker
{
    private const string Poll =
        " if (global::ParallelLab.Worker.Running.Poll.Stop) global::ParallelLab.Worker.Running.Poll.Throw(); ";

    private readonly SemanticModel? _model;
    private readonly List<(int Position, string Text)> _insertions = [];
    private readonly List<TextSpan> _removals = [];

    private StopPolls(SemanticModel? model) => _model = model;

    /// <summary>Does the tree hold lambdas for which <see cref="InsertInto"/> needs a semantic model?</summary>
    public static bool HasExpressionLambdas(SyntaxNode root) =>
        root.DescendantNodes().Any(node => node is LambdaExpressionSyntax { ExpressionBody: not null });

    /// <summary>The tree's text with polls.</summary>
    /// <param name="root">A tree without syntax errors.</param>
    /// <param name="model">
    /// Knows the types in the tree. Without it, lambdas of the form <c>x => expression</c> are left as they are:
    /// only types tell whether one returns its expression's value.
    /// </param>
    public static SourceText InsertInto(SyntaxNode root, SemanticModel? model)
    {
        var walker = new StopPolls(model);
        walker.Visit(root);
        return SourceText.From(walker.Apply(root.ToFullString()), Encoding.UTF8);
    }

    public override void Visit(SyntaxNode? node)
    {
        PollAfterAwaits(node);
        switch (node)
        {
            case BlockSyntax block when StartsWithPoll(block.Parent):
                Insert(block.OpenBraceToken.Span.End, Poll);
                break;
            case BlockSyntax:
                break;
            case GotoStatementSyntax:
            case StatementSyntax when IsLoop(node.Parent):
                Surround(node.Span, "{" + Poll, " }");
                break;
            case ArrowExpressionClauseSyntax arrow when StartsWithPoll(arrow.Parent):
                PollMember(arrow);
                break;
            case LambdaExpressionSyntax { ExpressionBody: { } body } lambda when !PollLambda(lambda, body):
                return;
        }
        base.Visit(node);
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
            if (Awaits(statements[i - 1]))
                Insert(statements[i].SpanStart, Poll);
        }
    }

    // Not the awaits of a function inside, which are its own.
    private static bool Awaits(SyntaxNode statement) =>
        statement.DescendantNodesAndSelf(node => !IsFunctionOrType(node)).Any(node => node is AwaitExpressionSyntax);

    private static bool IsFunctionOrType(SyntaxNode node) => node is
        AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax
        or BasePropertyDeclarationSyntax or BaseTypeDeclarationSyntax;

    private static bool StartsWithPoll(SyntaxNode? owner) => owner switch
    {
        DestructorDeclarationSyntax => false,
        ConstructorDeclarationSyntax constructor => !constructor.Modifiers.Any(SyntaxKind.StaticKeyword),
        MethodDeclarationSyntax { Identifier.ValueText: "Dispose" or "DisposeAsync" } => false,
        BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or AccessorDeclarationSyntax => true,
        LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax => true,
        _ => IsLoop(owner),
    };

    private static bool IsLoop(SyntaxNode? node) =>
        node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax;

    /// <summary>Turns <c>=> expression;</c> into a body with a poll and the expression.</summary>
    private void PollMember(ArrowExpressionClauseSyntax arrow)
    {
        if (arrow.Expression is ThrowExpressionSyntax)
            return;
        var isProperty = arrow.Parent is BasePropertyDeclarationSyntax;
        var keyword = ReturnsValue(arrow.Parent) ? "return " : "";
        _removals.Add(arrow.ArrowToken.Span);
        Insert(arrow.Expression.SpanStart, (isProperty ? "{ get {" : "{") + Poll + keyword);
        Insert(arrow.GetLastToken().GetNextToken().Span.End, isProperty ? " } }" : " }");
    }

    private static bool ReturnsValue(SyntaxNode? member) => member switch
    {
        MethodDeclarationSyntax method => ReturnsValue(method.ReturnType, method.Modifiers),
        LocalFunctionStatementSyntax function => ReturnsValue(function.ReturnType, function.Modifiers),
        OperatorDeclarationSyntax @operator => ReturnsValue(@operator.ReturnType, @operator.Modifiers),
        AccessorDeclarationSyntax accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration),
        ConstructorDeclarationSyntax => false,
        _ => true,
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
        Insert(span.Start, before);
        Insert(span.End, after);
    }

    private void Insert(int position, string text) => _insertions.Add((position, text));

    // Where insertions meet, they are parts of one construct inside another, and equal: their order does not matter.
    private string Apply(string text)
    {
        var result = new StringBuilder(text.Length + (_insertions.Count * Poll.Length));
        var at = 0;
        foreach (var (start, end, insertion) in Edits())
        {
            result.Append(text, at, start - at).Append(insertion);
            at = end;
        }
        return result.Append(text, at, text.Length - at).ToString();
    }

    private IEnumerable<(int Start, int End, string Text)> Edits() =>
        _insertions.Select(insertion => (insertion.Position, insertion.Position, insertion.Text))
            .Concat(_removals.Select(removal => (removal.Start, removal.End, "")))
            .OrderBy(edit => edit.Item1);
}
