using System.Collections;
using System.Text;

namespace ParallelLab.Zmtp;

/// <summary>
/// One or more parts that travel together: a peer gets all of them or none (37/ZMTP, Messages).
/// A message never changes. It does not copy what it is made of: whoever gives memory to a message no longer writes to it.
/// </summary>
public sealed class Message : IReadOnlyList<ReadOnlyMemory<byte>>
{
    // What an object, an array and a reference cost, about: empty parts must not be free to whoever counts what waits.
    private const int PartOverhead = 64;

    private readonly ReadOnlyMemory<byte>[] _parts;

    /// <exception cref="ArgumentException">There is no part: ZMTP has no way to say nothing.</exception>
    public Message(params ReadOnlySpan<ReadOnlyMemory<byte>> parts) : this(parts.ToArray())
    {
    }

    private Message(ReadOnlyMemory<byte>[] parts)
    {
        if (parts.Length == 0)
            throw new ArgumentException("A message has at least one part.", nameof(parts));
        _parts = parts;
    }

    public int Count => _parts.Length;

    /// <summary>Bytes of memory that keeping the message costs, about.</summary>
    internal long Footprint
    {
        get
        {
            long bytes = 0;
            foreach (var part in _parts)
                bytes += part.Length + PartOverhead;
            return bytes;
        }
    }

    public ReadOnlyMemory<byte> this[int index] => _parts[index];

    /// <summary>A message with a part for each text, in UTF-8.</summary>
    public static Message OfText(params ReadOnlySpan<string> texts)
    {
        var parts = new ReadOnlyMemory<byte>[texts.Length];
        for (var i = 0; i < texts.Length; i++)
            parts[i] = Encoding.UTF8.GetBytes(texts[i]);
        return new Message(parts);
    }

    /// <summary>The same parts behind one more, as an envelope needs it.</summary>
    public Message WithFirst(ReadOnlyMemory<byte> part) => WithFirst([part]);

    /// <inheritdoc cref="WithFirst(ReadOnlyMemory{byte})"/>
    public Message WithFirst(ReadOnlySpan<ReadOnlyMemory<byte>> parts) => new([.. parts, .. _parts]);

    /// <summary>The parts from <paramref name="index"/> on.</summary>
    /// <exception cref="ArgumentException">None would be left.</exception>
    public Message From(int index) => new(_parts[index..]);

    /// <summary>The text of one part, read as UTF-8.</summary>
    public string Text(int index) => Encoding.UTF8.GetString(_parts[index].Span);

    public IEnumerator<ReadOnlyMemory<byte>> GetEnumerator() => _parts.AsEnumerable().GetEnumerator();

    public override string ToString() => $"[{string.Join(", ", _parts.Select(part => $"{part.Length} bytes"))}]";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The parts without an enumerator: the encoder's way.</summary>
    internal ReadOnlySpan<ReadOnlyMemory<byte>> AsSpan() => _parts;

    /// <summary>Takes the array without a copy; the caller keeps no hand on it.</summary>
    internal static Message Owning(ReadOnlyMemory<byte>[] parts) => new(parts);
}
