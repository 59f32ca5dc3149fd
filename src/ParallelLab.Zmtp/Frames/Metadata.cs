using System.Buffers.Binary;
using System.Text;

namespace ParallelLab.Zmtp.Frames;

/// <summary>
/// The properties a READY carries (37/ZMTP, The NULL Security Mechanism): an octet with the length of the name, the name, four octets
/// with the length of the value in network byte order, the value. Names are compared without regard to case.
/// </summary>
internal sealed class Metadata
{
    public const string SocketType = "Socket-Type";
    public const string Identity = "Identity";

    private const int SizeLength = 4;

    private readonly Dictionary<string, ReadOnlyMemory<byte>> _properties = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The value of a property; null if it is not there.</summary>
    public ReadOnlyMemory<byte>? this[string name]
    {
        get => _properties.TryGetValue(name, out var value) ? value : null;
        init => _properties[name] = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <exception cref="ZmtpViolationException">The octets are not a list of properties.</exception>
    public static Metadata Read(ReadOnlySpan<byte> octets)
    {
        var metadata = new Metadata();
        while (!octets.IsEmpty)
        {
            var name = Take(ref octets, Take(ref octets, 1)[0]);
            if (name.IsEmpty)
                throw new ZmtpViolationException("It sends a property without a name.");
            var size = BinaryPrimitives.ReadUInt32BigEndian(Take(ref octets, SizeLength));
            metadata._properties[Encoding.ASCII.GetString(name)] = Take(ref octets, size).ToArray();
        }

        return metadata;
    }

    public byte[] ToArray()
    {
        using var output = new MemoryStream();
        Span<byte> size = stackalloc byte[SizeLength];
        foreach (var (name, value) in _properties)
        {
            output.WriteByte((byte)name.Length);
            output.Write(Encoding.ASCII.GetBytes(name));
            BinaryPrimitives.WriteInt32BigEndian(size, value.Length);
            output.Write(size);
            output.Write(value.Span);
        }

        return output.ToArray();
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> octets, uint count)
    {
        if (count > octets.Length)
            throw new ZmtpViolationException("It sends properties that end too early.");
        var taken = octets[..(int)count];
        octets = octets[(int)count..];
        return taken;
    }
}
