using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ParallelLab.Kernel.Engine;

namespace ParallelLab.Kernel.Language.Explaining;

/// <summary>Finds what has been written about a symbol: above it in a cell, beside its assembly, or in the SDK.</summary>
internal static class Documentation
{
    // <inheritdoc/> may lead on, and nobody sees that it ends.
    private const int MostInherited = 5;

    public static DocComment Of(ISymbol symbol, Compilation compilation) => Of(symbol, compilation, MostInherited);

    private static DocComment Of(ISymbol symbol, Compilation compilation, int inherited)
    {
        var definition = (symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol).OriginalDefinition;
        var element = definition.DeclaringSyntaxReferences is [var declared, ..]
            ? Above(declared.GetSyntax())
            : InFile(definition.GetDocumentationCommentId(), definition, compilation);
        return Whole(element, definition, compilation, inherited);
    }

    private static DocComment Whole(XElement? element, ISymbol definition, Compilation compilation, int inherited)
    {
        var own = element is null ? DocComment.None : DocComment.Read(element);
        var reference = element?.Element("inheritdoc");
        if (inherited == 0 || (element is not null && reference is null))
            return own;
        if (reference?.Attribute("cref")?.Value is { } id)
            return own.Or(Whole(InFile(id, definition, compilation), definition, compilation, inherited: 0));
        return Inherited(definition) is { } origin ? own.Or(Of(origin, compilation, inherited - 1)) : own;
    }

    private static ISymbol? Inherited(ISymbol symbol)
    {
        if (symbol is INamedTypeSymbol type)
            return type.BaseType is { SpecialType: not SpecialType.System_Object } ancestor ? ancestor : type.Interfaces.FirstOrDefault();
        ISymbol? overridden = symbol switch
        {
            IMethodSymbol method => method.OverriddenMethod,
            IPropertySymbol property => property.OverriddenProperty,
            IEventSymbol @event => @event.OverriddenEvent,
            _ => null,
        };
        return overridden ?? symbol.ContainingType?.AllInterfaces.SelectMany(implemented => implemented.GetMembers(symbol.Name))
            .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(member), symbol));
    }

    /// <param name="id">Of the symbol, or of another one of its assembly.</param>
    private static XElement? InFile(string? id, ISymbol symbol, Compilation compilation)
    {
        if (id is null || FileOf(symbol.ContainingAssembly, compilation) is not { } assembly)
            return null;
        return DocumentationFile.Member(Path.ChangeExtension(assembly, ".xml"), id)
            ?? (WorkerRuntime.HasInFrameworkFolder(assembly) ? ReferencePack.Installed.Member((symbol.ContainingType ?? symbol).GetDocumentationCommentId() ?? id, id) : null);
    }

    private static string? FileOf(IAssemblySymbol? assembly, Compilation compilation)
    {
        for (var cell = compilation; assembly is not null && cell is not null; cell = cell.ScriptCompilationInfo?.PreviousScriptCompilation)
        {
            if (cell.GetMetadataReference(assembly) is PortableExecutableReference { FilePath: { } path })
                return path;
        }
        return null;
    }

    /// <summary>The lines that begin with <c>///</c>. Cells are compiled without looking at them.</summary>
    private static XElement? Above(SyntaxNode declaration)
    {
        // A variable's comment stands above its whole declaration.
        var first = declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.GetFirstToken() ?? declaration.GetFirstToken();
        var lines = first.LeadingTrivia.Where(IsDocumentation).Select(line => line.ToString().TrimStart().TrimStart('/'));
        try
        {
            return XElement.Parse($"<member>{string.Join('\n', lines)}</member>");
        }
        catch (XmlException)
        {
            return null; // The student is still writing it.
        }
    }

    private static bool IsDocumentation(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && trivia.ToString().StartsWith("///", StringComparison.Ordinal);
}
