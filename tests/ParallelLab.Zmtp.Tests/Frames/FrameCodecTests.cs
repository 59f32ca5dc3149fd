using System.Buffers;
using ParallelLab.Zmtp.Frames;

namespace ParallelLab.Zmtp.Tests.Frames;

public sealed class FrameCodecTests
{
    [Fact]
    public void A_part_of_255_octets_has_a_short_size()
    {
        var octets = Encode(new Message(new byte[255]));

        Assert.Equal([0x00, 0xff], octets[..2]);
        Assert.Equal(2 + 255, octets.Length);
    }

    [Fact]
    public void A_part_of_256_octets_has_a_long_size_in_network_byte_order()
    {
        var octets = Encode(new Message(new byte[256]));

        Assert.Equal([0x02, 0, 0, 0, 0, 0, 0, 1, 0], octets[..9]);
        Assert.Equal(9 + 256, octets.Length);
    }

    [Fact]
    public void Every_frame_but_the_last_says_that_more_follows()
    {
        var octets = Encode(Message.OfText("ab", "", "c"));

        Assert.Equal([0x01, 2, (byte)'a', (byte)'b', 0x01, 0, 0x00, 1, (byte)'c'], octets);
    }

    [Theory]
    [InlineData(0x08)]
    [InlineData(0x80)]
    [InlineData(0xff)]
    public void Reserved_flags_are_refused(byte flags) => Refused(flags, 0);

    [Fact]
    public void A_command_of_several_frames_is_refused() => Refused(0x05, 0);

    [Fact]
    public void A_size_with_the_sign_bit_set_is_refused() => Refused(0x02, 0x80, 0, 0, 0, 0, 0, 0, 0);

    [Fact]
    public void A_size_above_the_limit_is_refused_before_its_body_comes() => Refused(0x02, 0, 0, 0, 0, 0, 0, 0x04, 0x01);

    [Fact]
    public void A_command_is_limited_also_where_messages_may_be_long()
    {
        var input = new ReadOnlySequence<byte>([0x06, 0, 0, 0, 0, 0, 1, 0, 1]);

        Assert.Throws<ZmtpViolationException>(() => FrameDecoder.TryRead(ref input, long.MaxValue, out _));
    }

    [Property]
    public void Messages_come_out_as_they_went_in_however_they_are_cut(byte[][][] parts, uint[] cuts)
    {
        var messages = parts.Where(message => message.Length > 0)
            .Select(message => new Message([.. message.Select(part => (ReadOnlyMemory<byte>)part)])).ToArray();
        byte[] octets = [.. messages.SelectMany(Encode)];

        var decoded = Decode(Cut(octets, cuts));

        Assert.Equal(messages.Select(Octets), decoded.Select(Octets));
    }

    [Property]
    public void Long_parts_survive_arbitrary_cuts(ushort first, ushort second, uint[] cuts)
    {
        var message = new Message(Filled(first), Filled(second));

        var decoded = Decode(Cut(Encode(message), cuts));

        Assert.Equal(Octets(message), Octets(Assert.Single(decoded)));
    }

    [Property]
    public void Whole_messages_fed_octet_by_octet_come_out_one_by_one(byte[][] parts)
    {
        if (parts.Length == 0)
            return;
        var message = new Message([.. parts.Select(part => (ReadOnlyMemory<byte>)part)]);

        var decoded = Decode([.. Encode(message).Select(octet => new[] { octet })]);

        Assert.Equal(Octets(message), Octets(Assert.Single(decoded)));
    }

    [Property(MaxTest = 2000)]
    public void Garbage_is_refused_or_waited_for_but_nothing_else(byte[] garbage, uint[] cuts)
    {
        try
        {
            Decode(Cut(garbage, cuts));
        }
        catch (ZmtpViolationException)
        {
            // The only thing garbage may do.
        }
    }

    [Property(MaxTest = 2000)]
    public void A_garbled_command_is_read_or_refused_but_nothing_else(byte[] body, byte which)
    {
        byte[][] names = [[], [5, .. "READY"u8], [5, .. "ERROR"u8], [4, .. "PING"u8], [4, .. "PONG"u8], [9, .. "SUBSCRIBE"u8]];
        try
        {
            CommandCodec.Read(new ReadOnlySequence<byte>([.. names[which % names.Length], .. body]));
        }
        catch (ZmtpViolationException)
        {
            // The only thing garbage may do.
        }
    }

    [Fact]
    public void A_message_of_too_many_parts_is_refused()
    {
        var assembly = new MessageAssembly(maxBytes: 100, maxParts: 2);
        var more = new Frame(FrameFlags.More, new ReadOnlySequence<byte>([1]));
        assembly.Add(more);
        assembly.Add(more);

        Assert.Throws<ZmtpViolationException>(() => assembly.Add(more));
    }

    [Fact]
    public void Parts_share_the_room_of_their_message()
    {
        var assembly = new MessageAssembly(maxBytes: 100, maxParts: 10);

        assembly.Add(new Frame(FrameFlags.More, new ReadOnlySequence<byte>(new byte[60])));

        Assert.Equal(40, assembly.Room);
    }

    private static void Refused(params byte[] octets)
    {
        var input = new ReadOnlySequence<byte>(octets);

        Assert.Throws<ZmtpViolationException>(() => FrameDecoder.TryRead(ref input, 1024, out _));
    }

    private static byte[] Filled(int length)
    {
        var octets = new byte[length];
        new Random(length).NextBytes(octets);
        return octets;
    }

    private static byte[] Encode(Message message)
    {
        var output = new ArrayBufferWriter<byte>();
        FrameEncoder.Write(output, message);
        return output.WrittenSpan.ToArray();
    }

    private static byte[][] Octets(Message message) => [.. message.Select(part => part.ToArray())];

    /// <summary>Segments as TCP might deliver them: the cuts are taken one after the other as lengths.</summary>
    private static List<byte[]> Cut(byte[] octets, uint[] cuts)
    {
        var segments = new List<byte[]>();
        foreach (var cut in cuts)
        {
            var length = (int)Math.Min(cut % 300, (uint)octets.Length);
            segments.Add(octets[..length]);
            octets = octets[length..];
        }

        segments.Add(octets);
        return segments;
    }

    /// <summary>Reads as a connection does: whatever is there after each segment.</summary>
    private static List<Message> Decode(List<byte[]> segments)
    {
        var messages = new List<Message>();
        var assembly = new MessageAssembly(maxBytes: 1 << 20, maxParts: 1000);
        var unread = ReadOnlySequence<byte>.Empty;
        foreach (var segment in segments)
        {
            unread = Chain.Of(unread, segment);
            while (FrameDecoder.TryRead(ref unread, assembly.Room, out var frame))
            {
                if (!frame.IsCommand && assembly.Add(frame) is { } message)
                    messages.Add(message);
            }
        }

        return messages;
    }

    /// <summary>Keeps the cuts visible to the decoder: a sequence of as many segments as there were.</summary>
    private sealed class Chain : ReadOnlySequenceSegment<byte>
    {
        private Chain(ReadOnlyMemory<byte> memory, long runningIndex)
        {
            Memory = memory;
            RunningIndex = runningIndex;
        }

        public static ReadOnlySequence<byte> Of(ReadOnlySequence<byte> unread, byte[] next)
        {
            Chain? first = null, last = null;
            foreach (var memory in unread)
                Append(memory);
            Append(next);
            return new ReadOnlySequence<byte>(first!, 0, last!, last!.Memory.Length);

            void Append(ReadOnlyMemory<byte> memory)
            {
                var link = new Chain(memory, last is null ? 0 : last.RunningIndex + last.Memory.Length);
                if (last is not null)
                    last.Next = link;
                first ??= link;
                last = link;
            }
        }
    }
}
