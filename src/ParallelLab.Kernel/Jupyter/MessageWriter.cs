using System.Globalization;
using System.Text.Json;
using ParallelLab.Zmtp;

namespace ParallelLab.Kernel.Jupyter;

/// <summary>
/// Writes the kernel's messages: a header of its own, the parent's as it came, the content, a signature. Any thread may call.
/// </summary>
internal sealed class MessageWriter(MessageSigner signer, TimeProvider time)
{
    /// <summary>The version of "Messaging in Jupyter" that the kernel speaks.</summary>
    public const string ProtocolVersion = "5.4";

    private static readonly ReadOnlyMemory<byte> Nothing = "{}"u8.ToArray();

    private readonly string _session = Guid.NewGuid().ToString("N");
    private int _count;

    /// <param name="prefix">Identities of the receiver, or the topic of a publication.</param>
    /// <param name="parentHeader">The header of the message that caused this one, as it was received; empty without one.</param>
    public Message Write(
        IReadOnlyList<ReadOnlyMemory<byte>> prefix, string type, ReadOnlyMemory<byte> parentHeader, ReadOnlyMemory<byte> content)
    {
        ReadOnlyMemory<byte> header = JsonSerializer.SerializeToUtf8Bytes(NewHeader(type), JupyterJson.Default.MessageHeader);
        var parent = parentHeader.IsEmpty ? Nothing : parentHeader;
        var signature = signer.Sign(header, parent, Nothing, content);
        return new Message([.. prefix, WireMessage.Delimiter.ToArray(), signature, header, parent, Nothing, content]);
    }

    private MessageHeader NewHeader(string type) => new(
        string.Create(CultureInfo.InvariantCulture, $"{_session}_{Interlocked.Increment(ref _count)}"),
        type,
        _session,
        "kernel",
        time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture),
        ProtocolVersion);
}
