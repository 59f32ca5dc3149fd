using System.Xml.Linq;
using ParallelLab.Instruments.Deadlocks;
using ParallelLab.TestKit;

namespace ParallelLab.Instruments.Tests.Deadlocks;

public sealed class DeadlockPictureTests
{
    [Fact]
    public void Two_threads_that_wait_for_each_other_are_drawn_as_approved()
    {
        var picture = DeadlockPicture.Draw(
        [
            new DeadlockedThread("alice", "the lock accountB, which bob holds", ["Transfer in cell 7, line 12", "Pay in cell 8, line 3"]),
            new DeadlockedThread("bob", "the lock accountA, which alice holds", ["Transfer in cell 7, line 12"]),
        ]);

        Approved.Equal("two-threads.svg", picture.Markup);
        Assert.Equal(
            "alice waits for the lock accountB, which bob holds, at Transfer in cell 7, line 12. " +
            "bob waits for the lock accountA, which alice holds, at Transfer in cell 7, line 12.",
            picture.Description);
    }

    [Fact]
    public void A_thread_that_waits_for_itself_is_drawn_as_approved()
    {
        var picture = DeadlockPicture.Draw([new DeadlockedThread("main", "its own end", [])]);

        Approved.Equal("one-thread.svg", picture.Markup);
    }

    [Fact]
    public void A_large_ring_names_the_first_and_counts_the_rest()
    {
        var ring = Enumerable.Range(0, 40).Select(i => new DeadlockedThread($"philosopher {i}", $"fork {i}", [])).ToArray();

        var texts = XElement.Parse(DeadlockPicture.Draw(ring).Markup).Descendants().Where(element => element.Name.LocalName == "text");

        Assert.Equal(7, texts.Count(text => text.Value.StartsWith("philosopher", StringComparison.Ordinal)));
        Assert.Contains("33 more threads", texts.Select(text => text.Value));
    }

    [Property]
    public void Any_names_give_a_well_formed_picture(FsCheck.NonEmptyArray<FsCheck.NonNull<string>> names)
    {
        var ring = names.Get.Select(name => new DeadlockedThread(name.Get, name.Get, [name.Get])).ToArray();

        Assert.NotNull(XElement.Parse(DeadlockPicture.Draw(ring).Markup));
    }

    [Fact]
    public void A_ring_of_nobody_is_refused() => Assert.Throws<ArgumentException>(() => DeadlockPicture.Draw([]));
}
