using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ParallelLab.Kernel.Engine;

/// <summary>
/// A loop <c>for (int i = a; i &lt; limit; i += step)</c> whose body changes none of the three, calls nothing, and holds no loops but such.
/// A poll in each of its rounds would cost up to a quarter of its time, so it is polled once a stretch of rounds
/// (<see cref="Worker.Running.Poll.Until(int, int, int)"/>).
/// </summary>
internal sealed record CountedLoop(string Variable, ExpressionSyntax Limit, ExpressionSyntax Incrementor, string Step)
{
    /// <summary>The loop as a counted one, or null.</summary>
    public static CountedLoop? Find(ForStatementSyntax loop)
    {
        if (VariableOf(loop.Declaration) is not { } variable
            || loop.Condition is not BinaryExpressionSyntax condition
            || condition.Kind() is not (SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression)
            || !IsName(condition.Left, variable)
            || !IsStable(condition.Right)
            || loop.Incrementors is not [var incrementor]
            || StepOf(incrementor, variable) is not { } step)
            return null;
        var fixedNames = NamesIn(condition.Right).Concat(NamesIn(incrementor)).Append(variable).ToHashSet(StringComparer.Ordinal);
        return loop.ToString().AsSpan(0, loop.CloseParenToken.Span.End - loop.SpanStart).Contains('\n')
            || loop.Statement.DescendantNodesAndSelf().Any(node => TakesTimeOrLeaves(node) || Changes(node, fixedNames))
            ? null
            : new CountedLoop(variable, condition.Right, incrementor, step);
    }

    private static string? VariableOf(VariableDeclarationSyntax? declaration) => declaration switch
    {
        { Type: PredefinedTypeSyntax type, Variables: [{ Identifier.Text: var name }] }
            when type.Keyword.Kind() is SyntaxKind.IntKeyword or SyntaxKind.LongKeyword => name,
        { Type.IsVar: true, Variables: [{ Initializer.Value: LiteralExpressionSyntax { Token.Value: int or long } } declared] } =>
            declared.Identifier.Text,
        _ => null,
    };

    private static string? StepOf(ExpressionSyntax incrementor, string variable) => incrementor switch
    {
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression } add when IsName(add.Operand, variable) => "1",
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression } add when IsName(add.Operand, variable) => "1",
        AssignmentExpressionSyntax { Right: LiteralExpressionSyntax or IdentifierNameSyntax } add
            when add.IsKind(SyntaxKind.AddAssignmentExpression) && IsName(add.Left, variable) && !IsName(add.Right, variable) =>
            add.Right.ToString(),
        _ => null,
    };

    private static bool IsName(ExpressionSyntax expression, string name) =>
        expression is IdentifierNameSyntax identifier && identifier.Identifier.Text == name;

    /// <summary>May be looked at once a stretch instead of once a round.</summary>
    private static bool IsStable(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax or IdentifierNameSyntax => true,
        MemberAccessExpressionSyntax { Name.Identifier.Text: "Length" or "LongLength" or "Count" } member => IsStable(member.Expression),
        BinaryExpressionSyntax binary => IsStable(binary.Left) && IsStable(binary.Right),
        ParenthesizedExpressionSyntax inner => IsStable(inner.Expression),
        _ => false,
    };

    private static IEnumerable<string> NamesIn(ExpressionSyntax expression) =>
        expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.Text);

    private static bool TakesTimeOrLeaves(SyntaxNode node) => CodeShape.IsCall(node) || CodeShape.IsFunctionOrType(node)
        || (node is ForStatementSyntax inner ? Find(inner) is null : CodeShape.IsLoop(node))
        || node is AwaitExpressionSyntax or YieldStatementSyntax or QueryExpressionSyntax or RefExpressionSyntax
            or BreakStatementSyntax or GotoStatementSyntax or LabeledStatementSyntax
            or TryStatementSyntax or LockStatementSyntax or UsingStatementSyntax;

    private static bool Changes(SyntaxNode node, HashSet<string> names) => node switch
    {
        AssignmentExpressionSyntax assignment => TargetsOf(assignment.Left).Any(names.Contains),
        PrefixUnaryExpressionSyntax { Operand: IdentifierNameSyntax operand } => names.Contains(operand.Identifier.Text),
        PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax operand } => names.Contains(operand.Identifier.Text),
        _ => false,
    };

    private static IEnumerable<string> TargetsOf(ExpressionSyntax left) => left switch
    {
        IdentifierNameSyntax name => [name.Identifier.Text],
        MemberAccessExpressionSyntax member => [member.Name.Identifier.Text],
        TupleExpressionSyntax tuple => tuple.Arguments.SelectMany(argument => TargetsOf(argument.Expression)),
        _ => [],
    };
}
