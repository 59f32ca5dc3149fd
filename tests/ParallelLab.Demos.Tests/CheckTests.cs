namespace ParallelLab.Demos.Tests;

[Collection(ConsoleOutput.Tests)]
public sealed class CheckTests
{
    [Fact]
    public void A_right_answer_is_praised_and_a_wrong_one_gets_the_hint()
    {
        using var console = new ConsoleOutput();

        Check.That(2 + 2 == 4, right: "two and two are four.", hint: "count again.");
        Check.That(2 + 2 == 5, right: "two and two are five.", hint: "count again.");

        Assert.Equal(["✓ Right: two and two are four.", "✗ Not yet: count again."], console.Lines);
    }
}
