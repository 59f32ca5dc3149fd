using System.Reflection.Metadata;
using ICSharpCode.Decompiler;
using ICSharpCode.Decompiler.CSharp;
using ICSharpCode.Decompiler.CSharp.OutputVisitor;
using ICSharpCode.Decompiler.CSharp.Syntax;
using ICSharpCode.Decompiler.Metadata;

namespace ParallelLab.Kernel.Engine.Lowering;

/// <summary>A compiled cell as C# that leaves nothing to the compiler: no lock, foreach, lambda, await or iterator.</summary>
internal sealed class LoweredCSharp(MetadataFile cell, IAssemblyResolver assemblies, string scriptClass)
{
    private static readonly string[] Notes =
        ["AsyncStateMachine", "AsyncIteratorStateMachine", "IteratorStateMachine", "SpecialName", "StructLayout", "Nullable", "NullableContext"];

    private readonly CellMembers _members = new(cell, scriptClass);

    /// <summary>
    /// The cell's variables, its top-level code where it has some, its methods, and its types with those that the compiler has made. Each is
    /// decompiled as it is asked for: it takes milliseconds.
    /// </summary>
    public IEnumerable<string> Parts(bool hasTopLevelCode, CancellationToken cancellationToken)
    {
        var decompiler = Decompiler(Settings(asyncAwait: false), cancellationToken);
        if (_members.Variables.Select(variable => (EntityHandle)variable).ToList() is { Count: > 0 } variables)
            yield return Text(decompiler, variables);
        foreach (var part in hasTopLevelCode ? TopLevel(decompiler, cancellationToken) : [])
            yield return part;
        foreach (var method in _members.OwnMethods)
            yield return Text(decompiler, [method]);
        foreach (var type in _members.OwnTypes)
            yield return Text(decompiler, [type]);
    }

    /// <summary>That it is a state machine matters only where it awaits; else its code is told as it stands.</summary>
    private IEnumerable<string> TopLevel(CSharpDecompiler lowering, CancellationToken cancellationToken) => _members.AwaitsAtTopLevel
        ? [Text(lowering, [_members.TopLevelCode]), Text(lowering, [_members.TopLevelStateMachine])]
        : [Text(Decompiler(Settings(asyncAwait: true), cancellationToken), [_members.TopLevelCode])];

    private CSharpDecompiler Decompiler(DecompilerSettings settings, CancellationToken cancellationToken) =>
        new(cell, assemblies, settings) { CancellationToken = cancellationToken };

    /// <summary>C# 1 had no lambdas, iterators and awaits; what it had beyond plain statements is taken away, too.</summary>
    private static DecompilerSettings Settings(bool asyncAwait) => new(LanguageVersion.CSharp1)
    {
        AsyncAwait = asyncAwait,
        ForEachStatement = false,
        LockStatement = false,
        UsingStatement = false,
        IntroduceIncrementAndDecrement = false,
        AlwaysQualifyMemberReferences = false,
        ShowXmlDocumentation = false,
    };

    private static string Text(CSharpDecompiler decompiler, List<EntityHandle> members)
    {
        var tree = decompiler.Decompile(members);
        foreach (var noise in tree.Descendants.Where(IsNoise).ToList())
            noise.Remove();
        return tree.ToString(Formatting()).ReplaceLineEndings("\n");
    }

    /// <summary>What the compiler notes for itself and for debuggers, and the namespaces, which the cell has open anyway.</summary>
    private static bool IsNoise(AstNode node) =>
        node is UsingDeclaration
        || (node is AttributeSection section && section.Attributes.All(attribute => Notes.Contains(attribute.Type.ToString(), StringComparer.Ordinal)));

    private static CSharpFormattingOptions Formatting()
    {
        var options = FormattingOptionsFactory.CreateAllman();
        options.IndentationString = "    ";
        return options;
    }
}
