namespace ParallelLab.Demos.Tests;

public sealed class TransferTests
{
    private readonly Account _anna = new(1, 1_000);
    private readonly Account _bert = new(2, 1_000);

    [Fact]
    public void Two_who_lock_in_opposite_orders_wait_for_each_other_for_ever()
    {
        using var bothHoldOne = new Barrier(2);
        var beyond = 0;
        void HoldOne()
        {
            bothHoldOne.SignalAndWait(Patience.Limit);
            Interlocked.Increment(ref beyond);
        }

        Thread[] payers = [Payer(_anna, _bert, HoldOne), Payer(_bert, _anna, HoldOne)];

        // From here on the only thing that either can wait for is its second lock.
        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref beyond) == 2 && payers.All(Waits), Patience.Limit));
        Assert.False(_anna.Gate.TryEnter() || _bert.Gate.TryEnter());

        Assert.All(payers, payer => payer.Interrupt());
        Assert.All(payers, payer => Assert.True(payer.Join(Patience.Limit)));
        Assert.Equal(2_000, _anna.Balance + _bert.Balance);
    }

    [Fact]
    public void With_one_order_for_all_10_000_rounds_come_to_their_end_and_no_money_is_lost()
    {
        var tally = Race.Run(
            threads: 2,
            rounds: 10_000,
            n =>
            {
                if (n == 0)
                    Transfer.InNumberOrder(_anna, _bert, 10);
                else
                    Transfer.InNumberOrder(_bert, _anna, 10);
            },
            () => _anna.Balance == 1_000 && _bert.Balance == 1_000);

        Assert.Equal(0, tally.Wrong);
    }

    [Fact]
    public void A_transfer_alone_moves_the_amount_either_way()
    {
        Transfer.InNamedOrder(_bert, _anna, 100);
        Transfer.InNumberOrder(_bert, _anna, 50);

        Assert.Equal((1_150, 850), (_anna.Balance, _bert.Balance));
    }

    /// <summary>Can be interrupted while it waits for a lock. Where the one gives up, the other may yet get through.</summary>
    private static Thread Payer(Account from, Account to, Action between)
    {
        var payer = new Thread(() =>
        {
            try
            {
                Transfer.InNamedOrder(from, to, 10, between);
            }
            catch (ThreadInterruptedException)
            {
                // That is how the test ends the deadlock.
            }
        });
        payer.Start();
        return payer;
    }

    private static bool Waits(Thread thread) => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin);
}
