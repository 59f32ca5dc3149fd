using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace ParallelLab.Demos;

/// <summary>
/// A hash of code: the same for the same code compiled again, in another cell or another process, and another one as soon as the function
/// or anything that it may call differs.
/// </summary>
/// <remarks>
/// <para>The bytes of the code won't do: members stand there as row numbers of the module's tables, which move with every line that is
/// added elsewhere. So members are written by name. Names that may differ for the same code, because the compiler makes them up
/// (<c>Cell7</c>, <c>&lt;Run&gt;b__3_1</c>), are replaced by numbers in the order in which they are met.</para>
/// <para>Libraries are not followed; a library that is called counts by the identity of its build, so an update computes anew. The
/// exception is the assembly that notebooks' cells ask whether they are to stop: it has no part in results.</para>
/// </remarks>
internal sealed class MethodFingerprint
{
    private const string WatchesCells = "ParallelLab.Worker";
    private const string ConstantTables = "<PrivateImplementationDetails>";

    private readonly ProgramCode _code;
    private readonly StringBuilder _text = new();
    private readonly Dictionary<MemberInfo, int> _numbers = [];
    private readonly SortedDictionary<string, Guid> _libraries = new(StringComparer.Ordinal);

    private MethodFingerprint(ProgramCode code) => _code = code;

    public static string Of(ProgramCode code)
    {
        var fingerprint = new MethodFingerprint(code);
        foreach (var (method, instructions) in code.Methods)
            fingerprint.Write(method, instructions);
        foreach (var (library, build) in fingerprint._libraries)
            fingerprint._text.Append(library).Append(' ').Append(build).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fingerprint._text.ToString())));
    }

    private void Write(MethodBase method, IReadOnlyList<Instruction> instructions)
    {
        _text.Append(Name(method)).Append(" : ").Append(method is MethodInfo { ReturnType: var type } ? Name(type) : "").Append('\n');
        if (method.GetMethodBody() is { } body)
        {
            foreach (var local in body.LocalVariables)
                _text.Append("local ").Append(Name(local.LocalType)).Append('\n');
            foreach (var clause in body.ExceptionHandlingClauses)
                Write(clause);
        }

        foreach (var (offset, opCode, operand) in instructions)
            _text.Append(offset).Append(' ').Append(opCode.Name).Append(' ').Append(Operand(operand)).Append('\n');
    }

    private void Write(ExceptionHandlingClause clause)
    {
        int[] places = [clause.TryOffset, clause.TryLength, clause.HandlerOffset, clause.HandlerLength];
        _text.Append(clause.Flags).Append(' ').AppendJoin(' ', places).Append(' ');
        if (clause is { Flags: ExceptionHandlingClauseOptions.Clause, CatchType: { } caught })
            _text.Append(Name(caught));
        if (clause.Flags == ExceptionHandlingClauseOptions.Filter)
            _text.Append(clause.FilterOffset);
        _text.Append('\n');
    }

    private string Operand(object? operand) => operand switch
    {
        null => "",
        Type type => Name(type),
        MethodBase method => Name(method),
        FieldInfo field => Name(field),
        string text => $"{text.Length} {text}",
        int[] targets => string.Join(' ', targets),
        byte[] signature => Convert.ToHexString(signature),
        _ => string.Create(CultureInfo.InvariantCulture, $"{operand}"),
    };

    private string Name(MethodBase method)
    {
        var name = _code.IsProgram(method.Module.Assembly)
            ? $"method {Number(method)}"
            : $"{Name(method.DeclaringType!)}::{method.Name}";
        var arguments = method.IsGenericMethod ? $"<{Names(method.GetGenericArguments())}>" : "";
        return $"{name}{arguments}({Names(method.GetParameters().Select(parameter => parameter.ParameterType))})";
    }

    /// <summary>The bytes of a constant table are in a field whose name is their hash, so that name says what the code does.</summary>
    private string Name(FieldInfo field)
    {
        var owner = field.DeclaringType!;
        if (ProgramCode.IsCell(field.FieldType))
            return "another cell";
        var isMadeUp = field.IsStatic && ProgramCode.IsGenerated(owner) && owner.Name != ConstantTables;
        return $"{Name(owner)}.{(isMadeUp ? $"field {Number(field)}" : field.Name)}";
    }

    private string Name(Type type)
    {
        if (type.IsGenericParameter)
            return $"parameter {type.GenericParameterPosition}";
        if (type.HasElementType)
            return $"{Name(type.GetElementType()!)}{type.Name[^1]}{(type.IsArray ? type.GetArrayRank() : 0)}";
        var arguments = type.IsConstructedGenericType ? $"<{Names(type.GetGenericArguments())}>" : "";
        return $"{SimpleName(type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type)}{arguments}";
    }

    private string SimpleName(Type type)
    {
        if (!_code.IsProgram(type.Assembly))
            return NameInLibrary(type);
        if (ProgramCode.IsCell(type))
            return "cell";
        if (ProgramCode.IsGenerated(type))
            return $"type {Number(type)}";
        return type.DeclaringType is { } outer ? $"{SimpleName(outer)}.{type.Name}" : type.FullName ?? type.Name;
    }

    private string NameInLibrary(Type type)
    {
        var library = type.Assembly.GetName().Name!;
        if (library != WatchesCells)
            _libraries[library] = type.Module.ModuleVersionId;
        return $"{library}!{type.FullName ?? type.Name}";
    }

    private string Names(IEnumerable<Type> types) => string.Join(", ", types.Select(Name));

    private int Number(MemberInfo member)
    {
        if (!_numbers.TryGetValue(member, out var number))
            _numbers[member] = number = _numbers.Count;
        return number;
    }
}
