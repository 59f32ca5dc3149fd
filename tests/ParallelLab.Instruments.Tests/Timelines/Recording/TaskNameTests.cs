using System.Reflection;
using System.Text.RegularExpressions;
using ParallelLab.Instruments.Timelines.Recording;

namespace ParallelLab.Instruments.Tests.Timelines.Recording;

public sealed class TaskNameTests
{
    [Theory]
    [InlineData("Task: Work", "Work")]
    [InlineData("Task: <ProcessItems>b__3_1", "lambda in ProcessItems")]
    [InlineData("Task: <<Main>$>b__0_4", "task 12")]
    [InlineData("Task: <<Initialize>>b__0_1", "task 12")]
    [InlineData("Task: <<Main>$>g__Count|0_2", "Count")]
    [InlineData("Async: <FetchAsync>d__7", "FetchAsync")]
    [InlineData("Async: <<<Main>$>g__FetchAsync|0_5>d", "FetchAsync")]
    [InlineData("Async: <<Main>$>d__0", "task 12")]
    [InlineData("Task: <.ctor>b__4_0", "Parallel loop")]
    [InlineData("Task.Delay", "task 12")]
    [InlineData("", "task 12")]
    [InlineData(null, "task 12")]
    public void A_task_is_called_as_its_code_was(string? operation, string name) => Assert.Equal(name, TaskName.Of(operation, 12));

    [Property]
    public void Any_text_gives_a_name(string? operation) => Assert.NotEmpty(TaskName.Of(operation, 1));

    [Fact]
    public void A_thread_that_loses_its_core_on_the_way_finds_the_name_all_the_same()
    {
        var patterns = typeof(TaskName).GetMethods(BindingFlags.NonPublic | BindingFlags.Static)
            .Where(method => method.ReturnType == typeof(Regex))
            .Select(method => (Regex)method.Invoke(null, null)!)
            .ToList();

        Assert.NotEmpty(patterns);
        Assert.All(patterns, pattern => Assert.Equal(Regex.InfiniteMatchTimeout, pattern.MatchTimeout));
    }
}
