using System.Reflection;

namespace ParallelLab.Demos.Tests;

public sealed class DelayedTests
{
    [Fact]
    public void Making_and_drawing_a_graph_runs_nothing()
    {
        var calls = 0;
        var one = Delayed.Of(() => Interlocked.Increment(ref calls));
        var sum = Delayed.Of((a, b) => a + b, one, one);

        sum.Graph();

        Assert.Equal(0, calls);
    }

    [Fact]
    public void The_calls_are_listed_once_and_each_behind_what_it_needs()
    {
        var load = Delayed.Of(() => 1, "load");
        var left = Delayed.Of(x => x + 1, load, "left");
        var right = Delayed.Of(x => x + 2, load, "right");
        var sum = Delayed.Of((a, b) => a + b, left, right, "sum");

        Assert.Equal(["load", "left", "right", "sum"], sum.Calls().Select(call => call.Label));
    }

    [Fact]
    public void A_call_is_named_by_its_label_or_by_the_text_of_its_function()
    {
        static int Load(int day) => day;
        static int Add(int a, int b) => a + b;
        var load = Delayed.Of(() => Load(1));
        var sum = Delayed.Of(Add, load, load);

        Assert.Equal("Load(1)", load.Label);
        Assert.Equal("Add", sum.Label);
        Assert.Equal("double", Delayed.Of(x => 2 * x, sum, "double").Label);
    }

    [Theory]
    [InlineData("(a, b) => a + b", "a + b")]
    [InlineData("x => x * 2", "x * 2")]
    [InlineData("static () => 1", "1")]
    [InlineData("async token => await LoadAsync(token)", "LoadAsync(token)")]
    [InlineData("() =>\n    Load(1)", "Load(1)")]
    [InlineData("", "call")]
    [InlineData("async () => { await Task.Yield(); return 1; }", "call")]
    [InlineData("() => AVeryLongNameOfAFunction(withAnArgument, andAnother)", "AVeryLongNameOfAFunction(withAnArgument…")]
    public void The_text_of_a_function_becomes_a_short_name(string text, string label)
    {
        Assert.Equal(label, CallLabel.Of(null, text));
    }

    [Fact]
    public void An_argument_that_is_not_there_is_refused_with_the_name_of_the_call()
    {
        var error = Assert.Throws<ArgumentException>(() => Delayed.Of((int x) => x, (Delayed<int>)null!, "double"));

        Assert.Contains("'double'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_before_the_run_is_a_compile_time_error_that_says_where_it_is()
    {
        var poison = typeof(Delayed<int>).GetProperty("Value")!.GetCustomAttribute<ObsoleteAttribute>()!;

        Assert.True(poison.IsError);
        Assert.Contains("run.Value", poison.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_picture_before_the_run_says_in_words_what_depends_on_what()
    {
        var load = Delayed.Of(() => 1, "load");

        var picture = Delayed.Of(x => x + 1, load, "next").Graph();

        Assert.Equal("next: 2 calls, not run yet", picture.Title);
        Assert.Contains("next needs load.", picture.Description, StringComparison.Ordinal);
    }
}
