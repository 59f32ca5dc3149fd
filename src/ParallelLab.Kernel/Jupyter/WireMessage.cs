using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ParallelLab.Zmtp;

namespace ParallelLab.Kernel.Jupyter;

/// <summary>
/// A message of a front end as it came: identities, a delimiter, a signature, four JSON objects, and buffers that no message we serve has
/// ("Messaging in Jupyter", The Wire Protocol). The header has been read; the content is read by whoever answers it.
/// </summary>
internal sealed record WireMessage(
    IReadOnlyList<ReadOnlyMemory<byte>> Identities,
    MessageHeader Header,
    ReadOnlyMemory<byte> HeaderJson,
    ReadOnlyMemory<byte> Content,
    ReadOnlyMemory<byte> Metadata = default)
{
    private const int JsonParts = 4;

    /// <summary>When it was read, as a timestamp of the system's clock: orders the messages of all sockets.</summary>
    public long ReadAt { get; init; } = TimeProvider.System.GetTimestamp();

    public static ReadOnlySpan<byte> Delimiter => "<IDS|MSG>"u8;

    /// <summary>Reads and checks what a socket received. A refused message has a reason that a log can show.</summary>
    public static bool TryRead(
        Message received, MessageSigner signer, [NotNullWhen(true)] out WireMessage? message, [NotNullWhen(false)] out string? refusal)
    {
        message = null;
        var delimiter = IndexOfDelimiter(received);
        if (delimiter < 0 || received.Count < delimiter + 2 + JsonParts)
        {
            refusal = "it lacks parts";
            return false;
        }

        var signed = received.Skip(delimiter + 2).Take(JsonParts).ToArray();
        refusal = signer.Refuse(received[delimiter + 1].Span, signed);
        if (refusal is null && TryReadHeader(signed[0], out var header))
            message = new WireMessage([.. received.Take(delimiter)], header, signed[0], signed[3], signed[2]);
        else
            refusal ??= "its header can't be read";
        return message is not null;
    }

    /// <summary>The id of the cell that is to be run, as VS Code and JupyterLab tell it; null where nothing is told.</summary>
    public string? CellId() => Told("cellId");

    /// <summary>The language of the cell that is to be run, where .NET Interactive's extension for VS Code tells it; else the kernel's.</summary>
    public string CellLanguage() =>
        Told("dotnet_interactive", "language") ?? Told("polyglot_notebook", "kernelName") ?? DefaultLanguage.Name;

    /// <summary>A text of the metadata, or null.</summary>
    private string? Told(params ReadOnlySpan<string> path)
    {
        try
        {
            using var metadata = JsonDocument.Parse(Metadata);
            var at = metadata.RootElement;
            foreach (var name in path)
            {
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
                    return null;
            }

            return at.ValueKind == JsonValueKind.String ? at.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int IndexOfDelimiter(Message received)
    {
        for (var i = 0; i < received.Count; i++)
        {
            if (received[i].Span.SequenceEqual(Delimiter))
                return i;
        }

        return -1;
    }

    private static bool TryReadHeader(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out MessageHeader? header)
    {
        try
        {
            header = JsonSerializer.Deserialize(json.Span, JupyterJson.Default.MessageHeader);
            return header is not null;
        }
        catch (JsonException)
        {
            header = null;
            return false;
        }
    }
}
