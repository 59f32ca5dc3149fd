using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ParallelLab.Kernel.Kernelspecs;

/// <summary>
/// What <c>kernel.json</c> says: how front ends start the kernel and what they call it (jupyter_client, "Kernel specs"). What another program has left out is null;
/// the values given here are those of our own.
/// </summary>
public sealed record Kernelspec
{
    // It is read by people, and by no browser as a script.
    private static readonly JsonWriterOptions ForReaders = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The command line; <c>{connection_file}</c> is the front end's to fill in.</summary>
    public required IReadOnlyList<string> Argv { get; init; }

    public required string DisplayName { get; init; }

    public string? Language { get; init; } = "C#";

    /// <summary>Stops come as messages: a signal would reach what the cells have started, too.</summary>
    public string? InterruptMode { get; init; } = "message";

    /// <summary>Variables that the kernel needs beside those of the front end.</summary>
    public IReadOnlyDictionary<string, string>? Env { get; init; }

    public KernelspecMetadata? Metadata { get; init; }

    /// <summary>Whether this program has written it. Nothing else is ever replaced or removed.</summary>
    [JsonIgnore]
    public bool IsOurs => Metadata?.ParallelLab is not null;

    public string ToJson()
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text, ForReaders))
            JsonSerializer.Serialize(writer, this, KernelspecJson.Default.Kernelspec);
        return Encoding.UTF8.GetString(text.WrittenSpan) + "\n";
    }

    /// <summary>Reads a <c>kernel.json</c>; null where the text is none.</summary>
    public static Kernelspec? TryParse(string text)
    {
        try
        {
            var spec = JsonSerializer.Deserialize(text, KernelspecJson.Default.Kernelspec);
            return spec is { Argv: not null, DisplayName: not null } ? spec : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What front ends may ask about a kernel before they start it.</summary>
public sealed record KernelspecMetadata
{
    /// <summary>There is no debugger; front ends hide its buttons.</summary>
    public bool Debugger { get; init; }

    /// <summary>The version that wrote the kernelspec, and so the mark of our own.</summary>
    [JsonPropertyName("parallellab")]
    public string? ParallelLab { get; init; }
}
