namespace ParallelLab.Demos.Tests;

public sealed class PointerChaseTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(64)]
    [InlineData(1 << 16)]
    public void A_ring_comes_to_each_place_once(int places)
    {
        var next = PointerChase.Ring(places);

        var visited = new HashSet<int>();
        for (var place = 0; visited.Add(place); place = next[place])
        {
            // Until a place comes again.
        }

        Assert.Equal(places, visited.Count);
        Assert.Equal(0, PointerChase.Follow(next, start: 0, steps: places));
    }

    [Property]
    public bool Steps_add_up(ushort start, ushort first, ushort second)
    {
        var next = PointerChase.Ring(1024);

        return PointerChase.Follow(next, PointerChase.Follow(next, start, first), second) == PointerChase.Follow(next, start, first + second);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(100)]
    [InlineData(-4)]
    public void A_length_for_which_there_is_no_ring_is_refused(int places) =>
        Assert.Throws<ArgumentOutOfRangeException>("places", () => PointerChase.Ring(places));
}
