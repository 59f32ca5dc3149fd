using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization.Metadata;

namespace ParallelLab.Demos;

/// <summary>
/// Looks at a type before its values are sent: does JSON carry all of it? What a serialiser leaves out it leaves out in silence, and what belongs to the
/// process (a file, a thread, a delegate) is more than its fields.
/// </summary>
internal static class SendableType
{
    private static readonly ConcurrentDictionary<Type, string> Refusals = new();

    private static readonly (Type[] Types, string Why)[] Bound =
    [
        ([typeof(Stream), typeof(TextReader), typeof(TextWriter), typeof(SafeHandle), typeof(Socket), typeof(FileSystemInfo)],
            "an open file or connection lives in this process; pass its path or address, and open it over there"),
        ([typeof(Delegate)], "a delegate points at code and objects of this process; call the method by name over there"),
        ([typeof(Task), typeof(ValueTask), typeof(Thread), typeof(CancellationToken), typeof(CancellationTokenSource), typeof(WaitHandle), typeof(Lock),
            typeof(SemaphoreSlim), typeof(ManualResetEventSlim), typeof(CountdownEvent), typeof(Barrier), typeof(ReaderWriterLockSlim), typeof(Timer)],
            "threads, tasks and locks live in this process, and the other one knows nothing of them; pass plain values"),
        ([typeof(nint), typeof(nuint)], "an address means something in this process's memory only"),
        ([typeof(MemberInfo), typeof(Assembly)], "a type or method is part of this process; pass its name"),
        ([typeof(Exception)], "an exception holds the stack of this process; pass its message"),
    ];

    /// <exception cref="NotSendableException">JSON does not carry it.</exception>
    public static void Check(Type type)
    {
        var refusal = Refusals.GetOrAdd(type, static one => Find(one, []) ?? "");
        if (refusal.Length > 0)
            throw new NotSendableException(refusal);
    }

    private static string? Find(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type))
            return null;
        if (Array.Find(Bound, bound => Array.Exists(bound.Types, one => one.IsAssignableFrom(Definition(type)))) is { Why: { } why })
            return $"{NameOf(type)} can't be sent: {why}.";
        if (type.IsArray && type.GetArrayRank() > 1)
            return $"{NameOf(type)} can't be sent: JSON has no arrays of several dimensions. Pass an array of arrays.";
        if (type == typeof(object))
            return "object can't be sent: it does not say what to make of the JSON that arrives. Name the type.";
        try
        {
            return Find(JsonCargo.Options.GetTypeInfo(type), seen);
        }
        catch (Exception error) when (error is NotSupportedException or InvalidOperationException or ArgumentException)
        {
            // Which of its parts the serialiser complains of depends on what it has looked at before: the reason is the part's own.
            return Parts(type).Select(part => Find(part, seen)).FirstOrDefault(refusal => refusal is not null)
                ?? $"{NameOf(type)} can't be sent as JSON: {error.Message}";
        }
    }

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? [type.GetElementType()!]
        : type.GetGenericArguments().Concat(type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(property => property.PropertyType));

    private static Type Definition(Type type) => type.IsPointer || type.IsByRefLike ? typeof(nint) : Nullable.GetUnderlyingType(type) ?? type;

    private static string? Find(JsonTypeInfo json, HashSet<Type> seen)
    {
        switch (json.Kind)
        {
            case JsonTypeInfoKind.Object:
                return Lost(json) ?? json.Properties.Select(property => Find(property.PropertyType, seen)).FirstOrDefault(refusal => refusal is not null);
            case JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary:
                return Reversed(json.Type)
                    ?? (json.KeyType is { } key ? Find(key, seen) : null)
                    ?? (json.ElementType is { } element ? Find(element, seen) : null)
                    ?? Unreadable(json);
            default:
                return Nullable.GetUnderlyingType(json.Type) is { } value ? Find(value, seen) : null;
        }
    }

    /// <summary>Fields that are neither written to JSON nor set from it: the object would arrive without them.</summary>
    private static string? Lost(JsonTypeInfo json)
    {
        var carried = json.Properties.Where(property => property.Set is not null || property.AssociatedParameter is not null).Select(property => property.Name).ToHashSet();
        for (var type = json.Type; type is not null && type != typeof(object) && type != typeof(ValueType); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            {
                var name = field.Name is ['<', .. var rest] ? rest.Split('>')[0] : field.Name;
                if (!carried.Contains(name))
                    return $"{NameOf(json.Type)} can't be sent: JSON does not carry its `{name}`. Give it a public property that can be set, or pass the parts as arguments.";
            }
        }

        return json.CreateObject is null && !json.Properties.Any(property => property.AssociatedParameter is not null) && json.PolymorphismOptions is null
            ? $"{NameOf(json.Type)} can't be sent: it can't be made anew over there. Give it a public constructor, or name a type that has one."
            : null;
    }

    private static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : type.Name;

    private static string? Reversed(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Stack<>) || type.GetGenericTypeDefinition() == typeof(ConcurrentStack<>))
            ? $"{NameOf(type)} can't be sent: a stack would arrive upside down. Pass an array."
            : null;

    private static string? Unreadable(JsonTypeInfo json) =>
        json.CreateObject is null && !json.Type.IsArray && !json.Type.IsInterface && json.Type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true
            ? $"{NameOf(json.Type)} can't be sent: it can't be made anew over there. Pass an array or a list."
            : null;
}
