using FsCheck;
using ParallelLab.Kernel.Engine;
using ParallelLab.Kernel.Sessions;

namespace ParallelLab.Kernel.Tests.Sessions;

public sealed class SubmissionHistoryTests
{
    private readonly SubmissionHistory _history = new();

    [Property]
    public void An_image_comes_back_from_the_disk_as_it_went_there(NonEmptyArray<byte[]> images)
    {
        var submissions = images.Get.Index().Select(image => Submission(image.Index, image.Item, [.. image.Item.Reverse()])).ToList();

        var kept = submissions.ConvertAll(_history.Add);

        foreach (var (before, after) in submissions.Zip(kept))
        {
            Assert.Equal(before.Image.Assembly, after.Image.Assembly);
            Assert.Equal(before.Image.Symbols, after.Image.Symbols);
        }
    }

    [Fact]
    public void What_is_kept_holds_no_image_in_memory()
    {
        var submission = Submission(1, [1, 2, 3], [4, 5]);

        var kept = _history.Add(submission);

        Assert.NotSame(submission.Image, kept.Image);
        Assert.NotSame(kept.Image.Assembly, kept.Image.Assembly);
        Assert.Equal([1, 2, 3], _history.ImageOf("cell-1"));
    }

    private static Submission Submission(int slot, byte[] assembly, byte[] symbols) =>
        new(slot, $"cell-{slot}", "Cell", new CompiledImage(assembly, symbols), HasValue: false, [], [], []);
}
