using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ParallelLab.Kernel.Engine;

namespace ParallelLab.Kernel.Language.Completion;

/// <summary>Where a name is being typed, in a text that is whole but for that name.</summary>
/// <param name="Word">The name's stand-in.</param>
internal sealed record Place(SyntaxToken Word, SemanticModel Model)
{
    public SyntaxNode Node => Word.Parent!;

    public int Position => Word.SpanStart;

    /// <summary>The name as a part of an expression, with what stands before its dot.</summary>
    public SyntaxNode Expression => Node.Parent is MemberAccessExpressionSyntax access && access.Name == Node ? access : Node;

    private SyntaxToken Before => Word.GetPreviousToken();

    /// <summary>Null where no name of something can stand: in strings and comments, and where something new is given its name.</summary>
    public static Place? Find(SemanticModel model, int position)
    {
        var word = model.SyntaxTree.GetRoot().FindToken(position);
        var place = new Place(word, model);
        return word.SpanStart == position && word.IsKind(SyntaxKind.IdentifierToken) && !place.IsNewName() ? place : null;
    }

    /// <summary>The name after an attribute's bracket.</summary>
    public bool IsAttribute => Node.Parent is AttributeSyntax;

    public bool IsUsing => Node.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null;

    public bool IsInFunction => Node.Ancestors().Any(CodeShape.IsFunction);

    /// <summary>A statement begins here.</summary>
    public bool IsStatement => BeginsLine() || Node.AncestorsAndSelf().Any(node =>
        (node is StatementSyntax and not BlockSyntax || node.Parent is CompilationUnitSyntax) && node.GetFirstToken() == Word);

    /// <summary>A member of a type begins here.</summary>
    public bool IsMember => Node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { Parent: TypeDeclarationSyntax } member && member.GetFirstToken() == Word;

    /// <summary>Only a type can stand here.</summary>
    public bool IsType => !IsStatement && (
        (Node is ExpressionSyntax expression && SyntaxFacts.IsInTypeOnlyContext(expression))
        || Node.Parent is IncompleteMemberSyntax
        || Before.Kind() is SyntaxKind.NewKeyword or SyntaxKind.AsKeyword or SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword);

    private bool IsNewName() => !BeginsLine() && Node switch
    {
        VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax or CatchDeclarationSyntax => true,
        MethodDeclarationSyntax or LocalFunctionStatementSyntax or PropertyDeclarationSyntax or BaseTypeDeclarationSyntax => true,
        ParameterSyntax or TypeParameterSyntax or EnumMemberDeclarationSyntax or DelegateDeclarationSyntax => true,
        FromClauseSyntax or LetClauseSyntax or JoinClauseSyntax => true,
        _ => false,
    };

    // Behind an unfinished line the parser takes a word for the name of a variable, whose type it has found there.
    private bool BeginsLine() =>
        Node is VariableDeclaratorSyntax or LocalFunctionStatementSyntax or MethodDeclarationSyntax or PropertyDeclarationSyntax
        && Before.RawKind != 0
        && Model.SyntaxTree.GetText().Lines is var lines
        && lines.IndexOf(Before.SpanStart) != lines.IndexOf(Word.SpanStart);
}
