using System.Reflection;
using System.Runtime.CompilerServices;

namespace ParallelLab.Worker.Display;

/// <summary>The public properties and fields of a value, where its own text says less than they do.</summary>
internal static class ValueMembers
{
    /// <summary>
    /// Whether a type is shown by its members: a record or anonymous type whose text the compiler wrote, or a type of the
    /// student's without a text. Never a type of the library: its properties may start things, block, or be many.
    /// </summary>
    public static bool Describe(Type type)
    {
        if (CSharpTypeName.IsAnonymous(type))
            return true;
        var text = type.GetMethod(nameof(ToString), Type.EmptyTypes)!;
        return text.DeclaringType == typeof(object) || text.DeclaringType == typeof(ValueType)
            ? !IsOfLibrary(type) && !CSharpTypeName.IsOfCompiler(type) && Of(type).Count > 0
            : text.IsDefined(typeof(CompilerGeneratedAttribute));
    }

    /// <summary>
    /// The readable members in the order of their declaration, base types first; at most <see cref="DisplayLimits.Members"/>.
    /// </summary>
    public static IReadOnlyList<MemberInfo> Of(Type type) =>
    [
        .. Line(type).Reverse().SelectMany(Declared).GroupBy(member => member.Name, StringComparer.Ordinal).Select(same => same.Last())
            .Take(DisplayLimits.Members),
    ];

    public static Type TypeOf(MemberInfo member) =>
        member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;

    /// <summary>The member's value; what the getter throws is wrapped in <see cref="TargetInvocationException"/>.</summary>
    public static object? Read(MemberInfo member, object owner) =>
        member is PropertyInfo property ? property.GetValue(owner) : ((FieldInfo)member).GetValue(owner);

    public static bool IsOfLibrary(Type type) =>
        type.Namespace is "System" || type.Namespace?.StartsWith("System.", StringComparison.Ordinal) == true;

    private static IEnumerable<Type> Line(Type type)
    {
        for (var at = type; at is not null && at != typeof(object) && at != typeof(ValueType); at = at.BaseType)
            yield return at;
    }

    private static IEnumerable<MemberInfo> Declared(Type type) => type
        .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(member => member is FieldInfo || (member is PropertyInfo { CanRead: true } property && IsPlain(property)))
        .OrderBy(member => member.MetadataToken);

    /// <summary>No indexer, no getter that only the type itself may call, and nothing that lives on the stack.</summary>
    private static bool IsPlain(PropertyInfo property) =>
        property.GetIndexParameters().Length == 0 && property.GetMethod is { IsPublic: true } && !property.PropertyType.IsByRefLike
        && !property.PropertyType.IsPointer;
}
