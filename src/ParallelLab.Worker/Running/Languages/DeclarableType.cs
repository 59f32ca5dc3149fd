using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace ParallelLab.Worker.Running.Languages;

/// <summary>How C# code of a cell can write a type: with its whole name, or as the nearest type above it that it can name.</summary>
internal static class DeclarableType
{
    /// <summary>The type in C#; <c>dynamic</c> where nothing but object would be left of it.</summary>
    public static string Of(Type type) => Name(type) ?? Name(NearestOf(type)) ?? "dynamic";

    /// <summary>The file of an assembly that cells do not refer to, and which the type needs; null for none.</summary>
    public static string? FileFor(Type type) =>
        Parts(type).Select(part => part.Assembly)
            .FirstOrDefault(assembly => assembly.GetName().Name == "FSharp.Core")?.Location;

    private static Type NearestOf(Type type)
    {
        for (var at = type.BaseType; at is not null && at != typeof(object) && at != typeof(ValueType); at = at.BaseType)
        {
            if (Name(at) is not null)
                return at;
        }
        return type;
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Parts).Prepend(type);

    private static string? Name(Type type)
    {
        if (type.IsArray)
            return Name(type.GetElementType()!) is { } element && type.GetArrayRank() == 1 ? $"{element}[]" : null;
        if (!type.IsVisible || type.IsPointer || type.IsByRefLike || type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
            return null;
        if (type == typeof(object))
            return "object";
        return IsDynamic(type) ? null : OfNamed(type);
    }

    // What F# compiles lies in no file that C#'s compiler could read, and packages that F# restores are none of C#'s. A cell's own types are
    // named without their cell.
    private static bool IsDynamic(Type type) =>
        type.Assembly.IsDynamic || (type.Assembly.Location.Length == 0 && !IsOfCell(type)) || IsOfFSharpsPackage(type.Assembly);

    private static bool IsOfFSharpsPackage(Assembly assembly) =>
        AssemblyLoadContext.GetLoadContext(assembly) == AssemblyLoadContext.Default && assembly.Location.Length > 0
        && !PlatformFiles.Include(assembly.Location);

    private static bool IsOfCell(Type type) => type.DeclaringType is { } outer && type.Assembly.GetName().Name!.StartsWith(outer.Name, StringComparison.Ordinal);

    private static string? OfNamed(Type type)
    {
        var arguments = new Queue<string?>(type.GetGenericArguments().Select(Name));
        if (arguments.Contains(null))
            return null;
        var chain = new Stack<Type>();
        for (var at = type; at is not null && (at == type || !IsOfCell(type)); at = at.DeclaringType)
            chain.Push(at);
        var space = IsOfCell(type) ? "" : $"global::{(type.Namespace is { Length: > 0 } named ? named + "." : "")}";
        return space + string.Join('.', chain.Select(link => OfLink(link, arguments)));
    }

    private static string OfLink(Type link, Queue<string?> arguments)
    {
        var name = link.Name.Split('`');
        var own = name.Length == 2 ? int.Parse(name[1], System.Globalization.CultureInfo.InvariantCulture) : 0;
        return own == 0 ? name[0] : $"{name[0]}<{string.Join(", ", Enumerable.Range(0, own).Select(_ => arguments.Dequeue()))}>";
    }
}
