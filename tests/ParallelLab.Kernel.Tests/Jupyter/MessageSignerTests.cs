using System.Text;
using ParallelLab.Kernel.Jupyter;

namespace ParallelLab.Kernel.Tests.Jupyter;

public sealed class MessageSignerTests
{
    private static readonly ReadOnlyMemory<byte>[] Parts = ["what do ya want "u8.ToArray(), "for nothing?"u8.ToArray()];

    /// <summary>Test case 2 of RFC 4231, cut into two parts.</summary>
    [Fact]
    public void A_signature_is_HMAC_SHA256_over_all_parts() => Assert.Equal(
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        Encoding.ASCII.GetString(new MessageSigner("Jefe").Sign(Parts)));

    [Fact]
    public void A_message_is_good_once()
    {
        var signer = new MessageSigner("Jefe");
        var signature = signer.Sign(Parts);

        Assert.Null(signer.Refuse(signature, Parts));
        Assert.Equal("it has been received before", signer.Refuse(signature, Parts));
    }

    [Fact]
    public void What_is_forgotten_is_bounded_and_the_oldest()
    {
        var signer = new MessageSigner("Jefe");
        for (var i = 0; i <= 1 << 16; i++)
            Assert.Null(Refuse(i));

        Assert.NotNull(Refuse(1));
        Assert.Null(Refuse(0));

        string? Refuse(int i)
        {
            ReadOnlyMemory<byte>[] parts = [BitConverter.GetBytes(i)];
            return signer.Refuse(signer.Sign(parts), parts);
        }
    }

    [Property]
    public void Another_signature_is_wrong(byte[] signature) =>
        Assert.NotNull(new MessageSigner("Jefe").Refuse(signature, Parts));

    [Fact]
    public void Without_a_key_nothing_is_signed_and_nothing_refused()
    {
        var signer = new MessageSigner("");

        Assert.Empty(signer.Sign(Parts));
        Assert.Null(signer.Refuse("anything"u8, Parts));
        Assert.Null(signer.Refuse("anything"u8, Parts));
    }
}
