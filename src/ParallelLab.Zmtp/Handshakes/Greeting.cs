using System.Buffers;
using ParallelLab.Zmtp.Frames;

namespace ParallelLab.Zmtp.Handshakes;

/// <summary>
/// The first 64 octets each side sends (37/ZMTP, Formal Grammar):
/// <code>
///  0       1 … 8     9      10     11     12 … 31    32         33 … 63
/// +------+---------+------+------+------+-----------+-----------+--------+
/// | 0xFF | padding | 0x7F |  3   |  1   | mechanism | as-server | filler |
/// +------+---------+------+------+------+-----------+-----------+--------+
/// </code>
/// We speak to ZMTP 3.0 and later and demand the NULL mechanism. An older peer can't be understood, and must be left.
/// </summary>
/// <param name="Major">The peer's major version, 3 or later.</param>
/// <param name="Minor">Its minor version.</param>
internal sealed record Greeting(byte Major, byte Minor)
{
    public const int Length = 64;

    private const int MarkEnd = 9;
    private const int MajorAt = 10;
    private const int MinorAt = 11;
    private const int MechanismAt = 12;
    private const int MechanismLength = 20;
    private const byte OurMajor = 3;
    private const byte OurMinor = 1;

    /// <summary>
    /// Our greeting. Padding and filler are zeros, and so is as-server: with NULL it must be zero on both sides, also on the
    /// one that binds (37/ZMTP, The NULL Security Mechanism).
    /// </summary>
    public static readonly ReadOnlyMemory<byte> Ours = Compose();

    private static ReadOnlySpan<byte> Null => "NULL\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"u8;

    /// <summary>
    /// Takes a greeting off the front of <paramref name="input"/>; false if it is not complete yet. Refuses at the first octet
    /// that is wrong, because an older peer sends fewer than 64 octets and then waits for us.
    /// Padding, as-server and filler are not looked at: what others put there has no meaning (37/ZMTP, Version Negotiation).
    /// </summary>
    /// <exception cref="ZmtpViolationException">This is no ZMTP 3 peer with the NULL mechanism.</exception>
    public static bool TryRead(ref ReadOnlySequence<byte> input, out Greeting greeting)
    {
        greeting = null!;
        Span<byte> octets = stackalloc byte[Length];
        var available = (int)Math.Min(input.Length, Length);
        input.Slice(0, available).CopyTo(octets);

        CheckVersion(octets[..available]);
        if (available < Length)
            return false;
        if (!octets.Slice(MechanismAt, MechanismLength).SequenceEqual(Null))
            throw new ZmtpViolationException("It asks for a security mechanism other than NULL.");

        greeting = new Greeting(octets[MajorAt], octets[MinorAt]);
        input = input.Slice(Length);
        return true;
    }

    /// <summary>From 3.1 on there are the commands SUBSCRIBE, CANCEL, PING and PONG; for 3.0 subscriptions are messages (23/ZMTP).</summary>
    public bool Speaks31 => Major > OurMajor || Minor >= OurMinor;

    private static void CheckVersion(ReadOnlySpan<byte> octets)
    {
        // 37/ZMTP, Detecting ZMTP 1.0 and 2.0 Peers: 1.0 starts with the frame of an identity, whose flags octet (the tenth,
        // if its size is long) has a zero bit 0; 2.0 has the signature and a major version of 1 or 2.
        if (octets.Length > 0 && octets[0] != 0xff || octets.Length > MarkEnd && (octets[MarkEnd] & 1) == 0)
            throw new ZmtpViolationException("It speaks ZMTP 1.0, or no ZMTP at all.");
        if (octets.Length > MajorAt && octets[MajorAt] < OurMajor)
            throw new ZmtpViolationException("It speaks ZMTP 2.0.");
    }

    private static byte[] Compose()
    {
        var octets = new byte[Length];
        octets[0] = 0xff;
        octets[MarkEnd] = 0x7f;
        octets[MajorAt] = OurMajor;
        octets[MinorAt] = OurMinor;
        Null.CopyTo(octets.AsSpan(MechanismAt));
        return octets;
    }
}
