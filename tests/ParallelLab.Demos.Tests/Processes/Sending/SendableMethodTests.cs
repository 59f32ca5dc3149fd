namespace ParallelLab.Demos.Tests;

public sealed class SendableMethodTests
{
    private readonly int _own = 1;

    [Fact]
    public void A_captured_variable_is_refused_by_its_name()
    {
        var counter = 0;

        Assert.Equal(
            "`the lambda` captures `counter`. `counter` lives in this process; pass it as an argument.",
            RefusalOf((int number) => number + counter));
    }

    [Fact]
    public void A_write_to_a_captured_variable_is_refused()
    {
        var counter = 0;

        Assert.Contains("captures `counter`", RefusalOf((int number) => counter = number), StringComparison.Ordinal);
        Assert.Equal(0, counter);
    }

    [Fact]
    public void A_capture_is_found_in_an_async_lambda()
    {
        var counter = 1;

        Assert.Contains("captures `counter`", RefusalOf(async (int number) => { await Task.Yield(); return number + counter; }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_capture_is_found_in_a_lambda_inside()
    {
        var counter = 1;

        Assert.Contains("captures `counter`", RefusalOf((int number) => Enumerable.Range(0, number).Sum(one => one + counter)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_capture_is_found_in_an_iterator()
    {
        var counter = 1;
        IEnumerable<int> Numbers(int number)
        {
            for (var i = 0; i < number; i++)
                yield return counter;
        }

        Assert.Contains("captures `counter`", RefusalOf((int number) => Numbers(number).Sum()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_capture_is_found_in_the_scope_around()
    {
        var outer = 1;
        for (var round = 0; round < 1; round++)
        {
            var inner = round;
            Func<int, int> both = number => number + outer + inner;

            Assert.Contains("captures `", RefusalOf(both), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_another_lambda_captures_does_no_harm()
    {
        var (used, other) = (1, 2);
        Func<int, int> captures = number => number + used;
        Func<int, int> free = number => number + 1;

        Assert.Equal(5, captures(other + 2));
        Assert.Null(RefusalOf(free));
    }

    [Fact]
    public void A_lambda_that_uses_its_object_is_refused() =>
        Assert.Contains("belongs to an object (SendableMethodTests)", RefusalOf((int number) => number + _own), StringComparison.Ordinal);

    [Fact]
    public void A_method_of_an_object_is_refused() =>
        Assert.Contains("`Append` belongs to an object (StringBuilder)", RefusalOf<char, object>(new System.Text.StringBuilder().Append), StringComparison.Ordinal);

    [Fact]
    public void What_is_local_to_the_lambda_may_be_captured_inside() =>
        Assert.Null(RefusalOf((int number) => Enumerable.Range(0, 3).Sum(one => one + number)));

    [Fact]
    public void Static_fields_are_the_childs_own() => Assert.Null(RefusalOf((int _) => ChildWork.Raise()));

    [Fact]
    public void Several_methods_behind_one_delegate_are_refused()
    {
        Func<int, int> both = ChildWork.Twice;
        both += ChildWork.Divide;

        Assert.Contains("Several methods", RefusalOf(both), StringComparison.Ordinal);
    }

    [Fact]
    public void A_compiled_expression_is_refused()
    {
        System.Linq.Expressions.Expression<Func<int, int>> twice = number => 2 * number;

        Assert.NotNull(RefusalOf(twice.Compile()));
    }

    private static string? RefusalOf<T, TResult>(Func<T, TResult> function) =>
        (Record.Exception(() => SendableMethod.Check(function)) as NotSendableException)?.Message;
}
