using ParallelLab.Worker.Running;

namespace ParallelLab.Worker.Tests.Running;

public sealed class ErrorReportTests
{
    [Fact]
    public void Inner_exceptions_follow_indented()
    {
        var error = ErrorReport.For(new InvalidOperationException("outer", new FormatException("inner")));

        Assert.Equal("InvalidOperationException", error.Name);
        Assert.Equal(["System.InvalidOperationException: outer", " ---> System.FormatException: inner"], error.Traceback);
    }

    [Fact]
    public void Each_part_of_an_aggregate_is_shown_once()
    {
        var error = ErrorReport.For(new AggregateException(new FormatException("one"), new FormatException("two")));

        Assert.Equal(
            ["System.AggregateException: 2 error(s) occurred.", " ---> 1 of 2: System.FormatException: one", " ---> 2 of 2: System.FormatException: two"],
            error.Traceback);
    }

    [Fact]
    public void A_message_that_throws_does_not_hide_its_exception() =>
        Assert.Contains("could not be read: NotSupportedException", ErrorReport.For(new Mute()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_chain_without_end_is_cut()
    {
        var chain = new InvalidOperationException("end");
        for (var i = 0; i < 100; i++)
            chain = new InvalidOperationException("link", chain);

        Assert.InRange(ErrorReport.For(chain).Traceback.Count, 2, 20);
    }

    [Theory]
    [InlineData("<<Initialize>>g__Fib|0_0", "Fib")]
    [InlineData("<<Initialize>>b__0_1", "a lambda")]
    [InlineData("<Initialize>", null)]
    [InlineData("Twice", "Twice")]
    [InlineData("main@", null)]
    [InlineData("twice@5", "twice")]
    public void Methods_have_the_names_that_the_student_gave_them(string compiled, string? name) =>
        Assert.Equal(name, StudentFrames.MethodName(typeof(ErrorReportTests), compiled));

    [Fact]
    public void A_method_of_a_class_in_a_cell_is_named_with_its_class() =>
        Assert.Equal("Mute.Speak", StudentFrames.MethodName(typeof(Mute), "Speak"));

    private sealed class Mute : Exception
    {
        public override string Message => throw new NotSupportedException();
    }
}
