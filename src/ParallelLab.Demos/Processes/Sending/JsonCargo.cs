using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ParallelLab.Demos;

/// <summary>Values as they travel between processes: as a JSON array. A <em>copy</em> arrives, made anew from text; nothing is shared.</summary>
internal static class JsonCargo
{
    /// <summary>What one call may carry either way. More belongs into a file whose path is passed.</summary>
    public const int MostBytes = 256 << 20;

    public static JsonSerializerOptions Options { get; } = new()
    {
        IncludeFields = true, // Tuples have fields only.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <exception cref="NotSendableException">One of the values can't be sent, or they are too large.</exception>
    public static byte[] Pack<T>(IReadOnlyList<T> values)
    {
        if (!typeof(T).IsSealed && Options.GetTypeInfo(typeof(T)) is { Kind: JsonTypeInfoKind.Object, PolymorphismOptions: null })
            RefuseDerived(values);
        try
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(values, Options);
            return json.Length <= MostBytes
                ? json
                : throw new NotSendableException($"One call can't carry {json.Length >> 20} MiB. Write them to a file, and pass its path.");
        }
        catch (JsonException error)
        {
            throw new NotSendableException($"{typeof(T).Name} can't be sent as JSON: {error.Message}", error);
        }
    }

    public static T[] Unpack<T>(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<T[]>(json, Options)!;

    private static void RefuseDerived<T>(IReadOnlyList<T> values)
    {
        foreach (var value in values)
        {
            if (value is not null && value.GetType() != typeof(T))
                throw new NotSendableException($"{value.GetType().Name} can't be sent as {typeof(T).Name}: JSON would carry only what a {typeof(T).Name} has.");
        }
    }
}
