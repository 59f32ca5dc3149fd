namespace ParallelLab.Demos.Tests;

public sealed class ReductionTreeTests
{
    [Property]
    public bool Neighbours_merge_in_their_order_whoever_comes_first(byte count, int seed)
    {
        var places = Enumerable.Range(0, count + 1).ToArray();
        var tree = new ReductionTree<string>(places.Length, (left, right) => $"{left} {right}");

        foreach (var place in Shuffled(places, seed))
            tree.Add(place, $"{place}");

        return tree.Result == string.Join(' ', places);
    }

    [Property]
    public bool Who_merges_with_whom_does_not_depend_on_the_order_of_arrival(byte count, int seed)
    {
        var places = Enumerable.Range(0, count + 1).ToArray();

        return Grouping(places, places) == Grouping(places, Shuffled(places, seed));
    }

    [Fact]
    public void Pairs_are_paired_again() => Assert.Equal("(((0 1) (2 3)) 4)", Grouping(5, [4, 2, 0, 3, 1]));

    [Fact]
    public void Threads_that_arrive_together_lose_nothing()
    {
        const int Places = 1000;
        for (var round = 0; round < 100; round++)
        {
            var tree = new ReductionTree<long>(Places, (left, right) => left + right);

            Parallel.For(0, Places, place => tree.Add(place, place));

            Assert.Equal(Places * (Places - 1) / 2, tree.Result);
        }
    }

    [Fact]
    public void There_is_no_result_before_all_have_come()
    {
        var tree = new ReductionTree<int>(2, (left, right) => left + right);
        tree.Add(1, 1);

        Assert.Throws<InvalidOperationException>(() => tree.Result);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void A_place_that_does_not_exist_is_refused(int place) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReductionTree<int>(2, (left, right) => left + right).Add(place, 0));

    private static string Grouping(int[] places, IEnumerable<int> arrivals) => Grouping(places.Length, arrivals);

    private static string Grouping(int count, IEnumerable<int> arrivals)
    {
        var tree = new ReductionTree<string>(count, (left, right) => $"({left} {right})");
        foreach (var place in arrivals)
            tree.Add(place, $"{place}");
        return tree.Result;
    }

    private static int[] Shuffled(int[] places, int seed)
    {
        var shuffled = places.ToArray();
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    }
}
