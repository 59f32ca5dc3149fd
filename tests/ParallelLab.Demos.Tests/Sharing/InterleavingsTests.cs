namespace ParallelLab.Demos.Tests;

public sealed class InterleavingsTests
{
    private int _x;

    [Fact]
    public void Two_increments_come_right_in_only_two_of_twenty_orders()
    {
        var orders = Interleavings.All(() => Raisers(2), () => _x).ToList();

        Assert.Equal(20, orders.Count);
        Assert.Equal(["AAABBB", "BBBAAA"], orders.Where(order => order.Result == 2).Select(order => order.Order));
        Assert.All(orders.Where(order => order.Result != 2), order => Assert.Equal(1, order.Result));
    }

    [Fact]
    public void Three_increments_on_each_side_can_leave_two()
    {
        IEnumerable<string> RaiseThrice()
        {
            for (var i = 0; i < 3; i++)
            {
                var read = _x;
                yield return "reads";
                _x = read + 1;
                yield return "writes";
            }
        }

        var results = Interleavings.All(() => Start(RaiseThrice(), RaiseThrice()), () => _x).Select(order => order.Result).Distinct().Order();

        Assert.Equal([2, 3, 4, 5, 6], results);
    }

    [Property]
    public void Every_order_is_played_once_and_no_other(byte ofA, byte ofB, byte ofC)
    {
        int[] lengths = [ofA % 4, ofB % 4, ofC % 3];

        var orders = Interleavings.All(() => Array.ConvertAll(lengths, Steps), () => 0).Select(order => order.Order).ToList();

        Assert.Equal(Factorial(lengths.Sum()) / lengths.Aggregate(1, (product, length) => product * Factorial(length)), orders.Distinct().Count());
        Assert.Equal(orders.Distinct().Order(StringComparer.Ordinal), orders);
        Assert.All(orders, order => Assert.Equal(lengths, "ABC".Select(letter => order.Count(letter.Equals))));
    }

    [Fact]
    public void A_thread_may_take_fewer_steps_for_what_it_sees()
    {
        var taken = false;
        IEnumerable<string> TakeIfFree()
        {
            var free = !taken;
            yield return free ? "free" : "taken";
            if (free)
            {
                taken = true;
                yield return "takes";
            }
        }

        var orders = Interleavings.All(
            () =>
            {
                taken = false;
                return [TakeIfFree(), TakeIfFree()];
            },
            () => taken).ToList();

        Assert.Equal(["AAB", "ABAB", "ABBA", "BAAB", "BABA", "BBA"], orders.Select(order => order.Order));
        Assert.Equal(["free", "takes", "taken"], orders[0].Steps);
    }

    [Fact]
    public void An_order_is_drawn_with_a_column_for_each_thread()
    {
        var order = Interleavings.All(() => Raisers(2), () => _x).First(order => order.Order == "ABBBAA");

        Assert.Equal(
            """
            A          B
            reads 0
                       reads 0
                       adds 1
                       writes 1
            adds 1
            writes 1
            result: 1
            """.ReplaceLineEndings(),
            order.ToString().Replace("A          B          ", "A          B", StringComparison.Ordinal));
    }

    [Fact]
    public void Threads_without_an_end_are_refused()
    {
        IEnumerable<string> Forever()
        {
            while (true)
                yield return "again";
        }

        var error = Assert.Throws<InvalidOperationException>(() => Interleavings.All(() => [Forever()], () => 0).First());

        Assert.Contains("have not ended", error.Message, StringComparison.Ordinal);
    }

    private static int Factorial(int n) => n <= 1 ? 1 : n * Factorial(n - 1);

    private static IEnumerable<string> Steps(int count) => Enumerable.Repeat("step", count);

    private IEnumerable<string>[] Raisers(int count) => Start([.. Enumerable.Range(0, count).Select(_ => Raise())]);

    private IEnumerable<string>[] Start(params IEnumerable<string>[] threads)
    {
        _x = 0;
        return threads;
    }

    private IEnumerable<string> Raise()
    {
        var read = _x;
        yield return $"reads {read}";
        var sum = read + 1;
        yield return "adds 1";
        _x = sum;
        yield return $"writes {sum}";
    }
}
