namespace ParallelLab.Demos.Tests;

public sealed class BoundedBufferTests
{
    [Fact]
    public void Items_come_out_in_the_order_in_which_they_went_in()
    {
        var buffer = new BoundedBuffer<int>(capacity: 3);

        buffer.Put(1);
        buffer.Put(2);
        buffer.Put(3);

        Assert.Equal([1, 2, 3], new[] { buffer.Take(), buffer.Take(), buffer.Take() });
    }

    [Fact]
    public void Who_takes_from_an_empty_buffer_waits_for_an_item()
    {
        var buffer = new BoundedBuffer<int>(capacity: 1);
        var taken = 0;
        var taker = Waiting(() => taken = buffer.Take());

        buffer.Put(7);

        Assert.True(taker.Join(Patience.Limit));
        Assert.Equal(7, taken);
    }

    [Fact]
    public void Who_puts_into_a_full_buffer_waits_for_room()
    {
        var buffer = new BoundedBuffer<int>(capacity: 1);
        buffer.Put(1);
        var putter = Waiting(() => buffer.Put(2));

        Assert.Equal(1, buffer.Take());

        Assert.True(putter.Join(Patience.Limit));
        Assert.Equal(2, buffer.Take());
    }

    [Fact]
    public void Nothing_is_lost_and_nothing_comes_twice_in_10_000_hand_overs()
    {
        const int Items = 10_000;
        var buffer = new BoundedBuffer<int>(capacity: 2);
        var taken = new bool[Items];
        var twice = 0;

        Race.Run(
            threads: 4,
            rounds: 1,
            n =>
            {
                for (var item = n / 2; item < Items; item += 2)
                {
                    if (n % 2 == 0)
                        buffer.Put(item);
                    else if (Interlocked.Exchange(ref taken[buffer.Take()], true))
                        Interlocked.Increment(ref twice);
                }
            },
            () => true);

        Assert.Equal(0, twice);
        Assert.DoesNotContain(false, taken);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_buffer_without_room_is_refused(int capacity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BoundedBuffer<int>(capacity));

    private static Thread Waiting(Action work)
    {
        var thread = new Thread(() => work());
        thread.Start();
        Assert.True(SpinWait.SpinUntil(() => thread.ThreadState == ThreadState.WaitSleepJoin, Patience.Limit));
        return thread;
    }
}
