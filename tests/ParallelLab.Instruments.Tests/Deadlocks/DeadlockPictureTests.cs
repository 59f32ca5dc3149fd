using System.Xml.Linq;
using ParallelLab.Instruments.Deadlocks;
using ParallelLab.TestKit;

namespace ParallelLab.Instruments.Tests.Deadlocks;

public sealed class DeadlockPictureTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(20)]
    public void A_ring_looks_as_approved(int threads)
    {
        var ring = Enumerable.Range(1, threads).Select(i => new RingMember($"thread \"T{i}\", id {i + 9}", $"Both in cell 2, line {i}", $"lock l{(i % threads) + 1}"));

        var picture = DeadlockPicture.Draw([.. ring], $"Deadlock: {threads} threads", "who waits for what");

        Approved.Equal($"ring-{threads}.svg", picture.Markup);
    }

    [Property]
    public void Any_names_give_a_well_formed_picture(FsCheck.NonEmptyArray<FsCheck.NonNull<string>> names)
    {
        var ring = names.Get.Select(name => new RingMember(name.Get, name.Get, name.Get)).ToArray();

        Assert.NotNull(XElement.Parse(DeadlockPicture.Draw(ring, names.Get[0].Get, "").Markup));
    }
}
