using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Tests.Frames;

public sealed class FrameStreamTests
{
    [Property]
    public void A_run_arrives_as_it_was_sent(int id, int count, bool isCounted, NonNull<string> name, NonNull<string> argument, byte[] assembly)
    {
        var arguments = new Dictionary<string, string> { ["option"] = argument.Get };
        var sent = new KernelFrame.Run(
            new CellIdentity(id, count, isCounted), new SubmissionEntry(name.Get, "Cell1", 3, HasValue: true, [], []), [new InstrumentRequest("time", arguments)], null, null);
        var stream = new MemoryStream();

        new FrameStream(stream).Write(sent, assembly);
        stream.Position = 0;
        var (frame, beside) = new FrameStream(stream).ReadKernelFrame()!.Value;

        var received = Assert.IsType<KernelFrame.Run>(frame);
        Assert.Equal(sent.Cell, received.Cell);
        Assert.Equal(WellFormed(name.Get), received.Submission!.AssemblyName);
        Assert.Equal(WellFormed(argument.Get), received.Instruments[0].Arguments["option"]);
        Assert.Equal(assembly, beside.ToArray());
    }

    [Property]
    public void Frames_keep_their_order_and_bounds_however_the_stream_is_cut(NonEmptyArray<NonNull<string>> texts, PositiveInt cut)
    {
        var stream = new MemoryStream();
        var link = new FrameStream(stream);
        foreach (var text in texts.Get)
            link.Write(new WorkerFrame.Output(1, new CellOutput.Text(OutputStream.Out, text.Get)));

        var reading = new FrameStream(new SlicedStream(stream.ToArray(), 1 + (cut.Get % 7)));
        var read = new List<string>();
        while (reading.ReadWorkerFrame() is WorkerFrame.Output { Content: CellOutput.Text text })
            read.Add(text.Content);

        Assert.Equal(texts.Get.Select(text => WellFormed(text.Get)), read);
    }

    [Property]
    public void The_bytes_beside_a_frame_arrive_whatever_came_before(NonEmptyArray<byte[]> parts)
    {
        var stream = new MemoryStream();
        var link = new FrameStream(stream);
        foreach (var part in parts.Get)
            link.Write(new KernelFrame.Stop(1), [.. part, .. new byte[part.Length % 3 * 50_000], .. part]);
        stream.Position = 0;

        foreach (var part in parts.Get)
            Assert.Equal([.. part, .. new byte[part.Length % 3 * 50_000], .. part], link.ReadKernelFrame()!.Value.Beside.ToArray());
    }

    [Fact]
    public void Every_outcome_survives_the_journey()
    {
        var error = new CellError("Name", "message", ["one", "two"]);
        CellOutcome[] outcomes =
            [new CellOutcome.Succeeded(), new CellOutcome.Failed(error), new CellOutcome.Interrupted(error), new CellOutcome.WorkerLost(error)];
        var stream = new MemoryStream();
        foreach (var outcome in outcomes)
            new FrameStream(stream).Write(new WorkerFrame.Done(1, outcome, IsBeyondRepair: false));
        stream.Position = 0;

        foreach (var outcome in outcomes)
        {
            var done = Assert.IsType<WorkerFrame.Done>(new FrameStream(stream).ReadWorkerFrame());
            Assert.Equal(outcome.GetType(), done.Outcome.GetType());
            Assert.Equal(outcome.ErrorOrNull?.Traceback, done.Outcome.ErrorOrNull?.Traceback);
        }
    }

    [Fact]
    public void A_clean_end_is_no_frame() => Assert.Null(new FrameStream(new MemoryStream()).ReadWorkerFrame());

    [Property]
    public void A_torn_frame_is_an_error_and_not_an_end(NonNull<string> text)
    {
        var stream = new MemoryStream();
        new FrameStream(stream).Write(new WorkerFrame.Output(1, new CellOutput.Text(OutputStream.Out, text.Get)));
        var whole = stream.ToArray();

        for (var length = 1; length < whole.Length; length++)
            Assert.Throws<EndOfStreamException>(() => new FrameStream(new MemoryStream(whole[..length])).ReadWorkerFrame());
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    [InlineData(int.MaxValue, 0)]
    [InlineData(2, int.MaxValue)]
    public void A_length_out_of_bounds_is_refused_before_memory_is_taken(int json, int beside)
    {
        var header = new byte[10];
        BinaryPrimitives.WriteInt32LittleEndian(header, json);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), beside);

        Assert.Throws<InvalidDataException>(() => new FrameStream(new MemoryStream(header)).ReadKernelFrame());
    }

    [Property(MaxTest = 1000)]
    public void Garbage_is_refused_in_one_of_two_ways(byte[] garbage)
    {
        try
        {
            _ = new FrameStream(new MemoryStream(garbage)).ReadKernelFrame();
            Assert.Empty(garbage);
        }
        catch (Exception error)
        {
            Assert.True(error is InvalidDataException or EndOfStreamException, error.ToString());
        }
    }

    // UTF-8 has no lone surrogates: they travel as the replacement character.
    private static string WellFormed(string text) => new([.. text.EnumerateRunes().SelectMany(rune => rune.ToString())]);

    /// <summary>Gives a few bytes at a time, as a socket may.</summary>
    private sealed class SlicedStream(byte[] bytes, int slice) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(slice, buffer.Length)]);
    }
}
