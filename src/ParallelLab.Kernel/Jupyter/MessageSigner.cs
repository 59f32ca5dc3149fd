using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace ParallelLab.Kernel.Jupyter;

/// <summary>
/// Signs what is sent and checks what is received: HMAC-SHA256 over the bytes of the four JSON parts, written in lower-case hexadecimal.
/// An empty key means, by the protocol, that nothing is signed and nothing checked. Any thread may call.
/// </summary>
internal sealed class MessageSigner(string key)
{
    // Enough for hours of a busy front end; a replay must come from someone who has listened for longer than that.
    private const int Remembered = 1 << 16;

    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);
    private readonly Lock _gate = new();
    private readonly HashSet<UInt128> _seen = [];
    private readonly Queue<UInt128> _oldestFirst = new();

    /// <summary>The signature part for these four parts; empty without a key.</summary>
    public byte[] Sign(params ReadOnlySpan<ReadOnlyMemory<byte>> parts) =>
        _key.Length == 0 ? [] : Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Digest(parts)));

    /// <summary>Why a received message must not be acted on; null for a good one. A good one is refused the second time.</summary>
    public string? Refuse(ReadOnlySpan<byte> signature, ReadOnlySpan<ReadOnlyMemory<byte>> parts)
    {
        if (_key.Length == 0)
            return null;
        if (signature.IsEmpty)
            return "it is not signed";
        var digest = Digest(parts);
        // Compared in fixed time: how long it takes must not tell how much of a guess was right.
        if (!CryptographicOperations.FixedTimeEquals(signature, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(digest))))
            return "its signature is wrong";
        return Remember(MemoryMarshal.Read<UInt128>(digest)) ? null : "it has been received before";
    }

    private byte[] Digest(ReadOnlySpan<ReadOnlyMemory<byte>> parts)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        foreach (var part in parts)
            hash.AppendData(part.Span);
        return hash.GetHashAndReset();
    }

    // Half of a digest tells messages apart well enough: nobody without the key can make two that agree in it.
    private bool Remember(UInt128 digest)
    {
        lock (_gate)
        {
            if (!_seen.Add(digest))
                return false;
            _oldestFirst.Enqueue(digest);
            if (_oldestFirst.Count > Remembered)
                _seen.Remove(_oldestFirst.Dequeue());
            return true;
        }
    }
}
