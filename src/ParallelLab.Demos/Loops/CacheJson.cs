using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ParallelLab.Demos;

/// <summary>How arguments and results are written.</summary>
internal static class CacheJson
{
    /// <summary>Fields count, because tuples consist of them. Numbers may be NaN or infinite.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        IncludeFields = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>
    /// Refuses types of which JSON holds nothing: delegates, tasks, and objects that keep all they have to themselves. Two different ones
    /// would look the same.
    /// </summary>
    /// <param name="what">What has this type, in words.</param>
    /// <param name="otherwise">What to do instead.</param>
    public static void RequireShape(Type type, string what, string otherwise = "Use numbers, texts, records, tuples or lists of them.")
    {
        if (!HasShape(type))
            throw new NotSupportedException($"{type.Name}, {what}, can't be written as JSON: nothing of it is public data. {otherwise}");
    }

    private static bool HasShape(Type type)
    {
        if (type.IsAssignableTo(typeof(Delegate)) || type.IsAssignableTo(typeof(Task)) || type.Name is "ValueTask" or "ValueTask`1")
            return false;
        try
        {
            return type == typeof(object) || Options.GetTypeInfo(type) is not { Kind: JsonTypeInfoKind.Object, Properties.Count: 0 };
        }
        catch (Exception error) when (error is NotSupportedException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }
}
