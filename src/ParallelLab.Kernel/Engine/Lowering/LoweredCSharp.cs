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

    /// <summary>The cell's variables, its top-level code where it has some, its methods, and its types with those that the compiler has made.</summary>
    public string Write(bool hasTopLevelCode, CancellationToken cancellationToken)
    {
        var decompiler = Decompiler(Settings(asyncAwait: false), cancellationToken);
        var parts = _members.Variables.Select(field => (EntityHandle)field).ToList() is { Count: > 0 } fields ? [Text(decompiler, fields)] : new List<string>();
        if (hasTopLevelCode)
            parts.AddRange(TopLevel(decompiler, cancellationToken));
        parts.AddRange(_members.OwnMethods.Select(method => Text(decompiler, [method])));
        parts.AddRange(_members.OwnTypes.Select(type => Text(decompiler, [type])));
        return string.Join('\n', parts);
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
        return tree.ToString(Formatting()).Replace("\r\n", "\n", StringComparison.Ordinal);
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
