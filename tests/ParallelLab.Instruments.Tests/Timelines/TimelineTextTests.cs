using ParallelLab.Instruments.Timelines;
using ParallelLab.TestKit;

namespace ParallelLab.Instruments.Tests.Timelines;

public sealed class TimelineTextTests
{
    public static TheoryData<string> Samples => [.. TimelineSamples.All.Keys];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_is_written_as_approved(string sample)
    {
        Approved.Equal($"{sample}.txt", TimelineText.Draw(TimelineSamples.All[sample]()));
    }

    [Property(MaxTest = 60)]
    public void Any_recording_gives_a_text_that_is_short_and_moves_no_cursor(int seed, byte size)
    {
        var text = TimelineText.Draw(RandomRecording.Make(seed, size / 255.0 / 50));

        Assert.InRange(text.Length, 1, 8_000);
        Assert.DoesNotContain(text, letter => char.IsControl(letter) && letter != '\n');
    }
}
