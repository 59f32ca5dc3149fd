using ParallelLab.Kernel.Sessions;
using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Sessions;

public sealed class CellOutputsTests
{
    [Fact]
    public void Text_up_to_the_limit_passes_and_the_rest_is_one_line()
    {
        var sink = new RecordingSink();
        var outputs = new CellOutputs(new CellIdentity(1, 1), sink, mostText: 5);

        foreach (var text in (string[])["abc", "def", "ghi"])
            outputs.Emit(new CellOutput.Text(OutputStream.Out, text));

        Assert.Equal("abcde", sink.Out);
        Assert.Equal("\nThe rest is not shown: this cell has printed more than 5 characters.\n", sink.Error);
        Assert.True(outputs.IsFull);
    }

    [Theory]
    [InlineData(new[] { "Name? " }, "Name? ")]
    [InlineData(new[] { "one\ntwo" }, "two")]
    [InlineData(new[] { "a", "b", "c" }, "abc")]
    [InlineData(new[] { "a\n" }, "")]
    public void The_line_that_is_not_ended_is_the_prompt(string[] texts, string prompt)
    {
        var outputs = new CellOutputs(new CellIdentity(1, 1), new RecordingSink(), mostText: 100);

        foreach (var text in texts)
            outputs.Emit(new CellOutput.Text(OutputStream.Out, text));

        Assert.Equal(prompt, outputs.LastLine);
    }
}
