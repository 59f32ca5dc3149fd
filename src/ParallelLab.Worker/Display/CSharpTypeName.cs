using System.Runtime.CompilerServices;

namespace ParallelLab.Worker.Display;

/// <summary>
/// Types as C# writes them, without namespaces: <c>Dictionary&lt;string, int[]&gt;</c>, <c>(int, string)</c>, <c>Outer.Inner</c>.
/// </summary>
public static class CSharpTypeName
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(char)] = "char",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(nint)] = "nint",
        [typeof(nuint)] = "nuint",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(void)] = "void",
    };

    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsByRef)
            return $"ref {Of(type.GetElementType()!)}";
        if (type.IsPointer)
            return $"{Of(type.GetElementType()!)}*";
        if (type.IsArray)
            return OfArray(type);
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return $"{Of(underlying)}?";
        if (type.IsGenericParameter)
            return type.Name;
        return IsTuple(type) ? $"({List(type.GetGenericArguments())})" : OfNamed(type);
    }

    /// <summary>The compiler's name of an anonymous type can't be written in C#.</summary>
    internal static bool IsAnonymous(Type type) =>
        type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal)
        && type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    /// <summary>A type that the compiler made, such as an iterator's: its name says nothing, what it implements does.</summary>
    internal static bool IsOfCompiler(Type type) => type.Name.StartsWith('<') && !IsAnonymous(type);

    /// <summary>The ranks of an array of arrays stand from the outside in: <c>int[][,]</c> holds matrices.</summary>
    private static string OfArray(Type type)
    {
        var ranks = "";
        while (type.IsArray)
        {
            ranks += $"[{new string(',', type.GetArrayRank() - 1)}]";
            type = type.GetElementType()!;
        }
        return Of(type) + ranks;
    }

    private static bool IsTuple(Type type) =>
        type is { IsValueType: true, IsConstructedGenericType: true } && type.IsAssignableTo(typeof(ITuple))
        && type.GetGenericArguments().Length is > 1 and < 8;

    /// <summary>A nested type's arguments come after those of the types around it, all in one list.</summary>
    private static string OfNamed(Type type)
    {
        if (IsAnonymous(type))
            return "anonymous";
        if (IsOfCompiler(type))
            return type.GetInterfaces() is [var face, ..] ? Of(face) : "object";
        var arguments = type.GetGenericArguments();
        var outerCount = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        var name = type.Name.Split('`')[0];
        if (arguments.Length > outerCount)
            name += $"<{List(arguments[outerCount..])}>";
        return Outer(type, arguments[..Math.Min(outerCount, arguments.Length)]) + name;
    }

    private static string Outer(Type type, Type[] arguments)
    {
        if (type.DeclaringType is not { } outer || IsSubmission(outer))
            return "";
        return Of(outer.IsGenericTypeDefinition && arguments.Length > 0 ? outer.MakeGenericType(arguments) : outer) + ".";
    }

    /// <summary>What a cell declares is nested in a class that the compiler made of the cell, and that the student never wrote.</summary>
    private static bool IsSubmission(Type type) =>
        type.Namespace is null && type.GetMethod("<Initialize>") is not null;

    private static string List(IEnumerable<Type> types) => string.Join(", ", types.Select(Of));
}
