namespace ParallelLab.Demos.Tests;

[Collection(ConsoleOutput.Tests)]
public sealed class ProcessTaskTests
{
    [Fact]
    public async Task A_counter_raised_in_the_child_stays_as_it_was_in_the_parent()
    {
        var before = ChildWork.Counter;

        Assert.Equal(1, await ProcessTask.RunAsync(ChildWork.Raise));

        Assert.Equal(before, ChildWork.Counter);
    }

    [Fact]
    public async Task What_the_child_prints_is_printed_before_its_result_is_there()
    {
        using var output = new ConsoleOutput();

        await ProcessTask.RunAsync(ChildWork.Print, 2000);

        Assert.Equal(Enumerable.Range(0, 2000).Select(line => $"line {line}"), output.Lines);
    }

    [Fact]
    public async Task The_lectures_time_scale_goes_along()
    {
        var before = Lab.TimeScale;
        try
        {
            Lab.TimeScale = 0.125;

            Assert.Equal(0.125, await ProcessTask.RunAsync(() => Lab.TimeScale));
        }
        finally
        {
            Lab.TimeScale = before;
        }
    }

    [Fact]
    public async Task What_the_child_starts_is_no_child_of_this_kind() =>
        Assert.Equal("", await ProcessTask.RunAsync(() => Environment.GetEnvironmentVariable(ChildProgram.HooksVariable) ?? ""));
}
