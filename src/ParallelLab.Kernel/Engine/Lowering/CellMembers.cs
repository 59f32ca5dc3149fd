using System.Reflection.Metadata;
using ICSharpCode.Decompiler.Metadata;

namespace ParallelLab.Kernel.Engine.Lowering;

/// <summary>What the student's text has become in a compiled cell: members of its script class, without those that only connect cells.</summary>
internal sealed class CellMembers
{
    private const string TopLevel = "<Initialize>";
    private static readonly string[] Plumbing = [TopLevel, "<Factory>", ".ctor"];

    private readonly MetadataReader _metadata;
    private readonly TypeDefinition _script;

    public CellMembers(MetadataFile cell, string scriptClass)
    {
        _metadata = cell.Metadata;
        _script = _metadata.TypeDefinitions.Select(_metadata.GetTypeDefinition).Single(type => _metadata.StringComparer.Equals(type.Name, scriptClass));
    }

    /// <summary>The method that does what stands outside all methods of the cell. As any method that may await, it starts a state machine.</summary>
    public MethodDefinitionHandle TopLevelCode => _script.GetMethods().Single(method => NameOf(method) == TopLevel);

    public TypeDefinitionHandle TopLevelStateMachine => _script.GetNestedTypes().Single(IsOfTopLevel);

    /// <summary>The code of <see cref="TopLevelCode"/> itself.</summary>
    public MethodDefinitionHandle TopLevelMoveNext => Methods(TopLevelStateMachine).Single(method => NameOf(method) == "MoveNext");

    /// <summary>The cell awaits outside all its methods: its state machine has a field for the awaiter.</summary>
    public bool AwaitsAtTopLevel =>
        _metadata.GetTypeDefinition(TopLevelStateMachine).GetFields().Any(awaiter => NameOf(awaiter).StartsWith("<>u__", StringComparison.Ordinal));

    /// <summary>The cell's variables.</summary>
    public IEnumerable<FieldDefinitionHandle> Variables => _script.GetFields().Where(variable => !IsLinkToOtherCell(NameOf(variable)));

    public IEnumerable<MethodDefinitionHandle> OwnMethods => _script.GetMethods().Where(method => !Plumbing.Contains(NameOf(method), StringComparer.Ordinal));

    /// <summary>The types that the cell declares, and those that the compiler has made for its closures, iterators and awaits.</summary>
    public IEnumerable<TypeDefinitionHandle> OwnTypes => _script.GetNestedTypes().Where(type => !IsOfTopLevel(type));

    public IEnumerable<MethodDefinitionHandle> Methods(TypeDefinitionHandle type) => _metadata.GetTypeDefinition(type).GetMethods();

    private static bool IsLinkToOtherCell(string field) => field is ['<', .., '>'];

    private bool IsOfTopLevel(TypeDefinitionHandle type) => NameOf(type).StartsWith("<" + TopLevel, StringComparison.Ordinal);

    private string NameOf(TypeDefinitionHandle type) => _metadata.GetString(_metadata.GetTypeDefinition(type).Name);

    private string NameOf(MethodDefinitionHandle method) => _metadata.GetString(_metadata.GetMethodDefinition(method).Name);

    private string NameOf(FieldDefinitionHandle field) => _metadata.GetString(_metadata.GetFieldDefinition(field).Name);
}
