namespace ParallelLab.Demos.Tests;

public sealed class TransferTests
{
    private readonly Account _anna = new(1, 1_000);
    private readonly Account _bert = new(2, 1_000);

    [Fact]
    public void Two_who_lock_in_opposite_orders_wait_for_each_other_for_ever()
    {
        using var bothHoldOne = new Barrier(2);
        Thread Payer(Account from, Account to)
        {
            var payer = new Thread(() => Assert.Throws<ThreadInterruptedException>(() =>
                Transfer.InNamedOrder(from, to, 10, between: () => bothHoldOne.SignalAndWait(Patience.Limit))));
            payer.Start();
            return payer;
        }

        Thread[] payers = [Payer(_anna, _bert), Payer(_bert, _anna)];
        Assert.True(SpinWait.SpinUntil(() => bothHoldOne.CurrentPhaseNumber == 1, Patience.Limit));

        Assert.All(payers, payer => Assert.True(SpinWait.SpinUntil(() => Waits(payer) && !_anna.Gate.TryEnter(), Patience.Limit)));

        // What waits for a lock can be interrupted, which is how the kernel ends a deadlocked cell.
        Assert.All(payers, payer => payer.Interrupt());
        Assert.All(payers, payer => Assert.True(payer.Join(Patience.Limit)));
        Assert.Equal((1_000, 1_000), (_anna.Balance, _bert.Balance));
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

    private static bool Waits(Thread thread) => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin);
}
