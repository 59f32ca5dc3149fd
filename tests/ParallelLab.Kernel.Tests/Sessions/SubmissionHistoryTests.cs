using FsCheck;
using ParallelLab.Kernel.Engine;
using ParallelLab.Kernel.Sessions;

namespace ParallelLab.Kernel.Tests.Sessions;

public sealed class SubmissionHistoryTests : IDisposable
{
    private readonly SubmissionHistory _history = new();

    [Property]
    public void An_image_comes_back_from_the_disk_as_it_went_there(NonEmptyArray<byte[]> images)
    {
        var submissions = images.Get.Index().Select(image => Submission(image.Index, image.Item)).ToList();

        var kept = submissions.ConvertAll(_history.Add);
        _history.PutBy();

        foreach (var (before, after) in submissions.Zip(kept))
            Assert.Equal(before.Image.Assembly, after.Image.Assembly);
    }

    [Fact]
    public void What_is_put_by_holds_no_image_in_memory()
    {
        var submission = Submission(1, [1, 2, 3]);

        var kept = _history.Add(submission);
        Assert.Same(submission.Image.Assembly, kept.Image.Assembly);
        _history.PutBy();

        Assert.NotSame(submission.Image, kept.Image);
        Assert.NotSame(kept.Image.Assembly, kept.Image.Assembly);
        Assert.Equal([1, 2, 3], _history.ImageOf("cell-1"));
    }

    public void Dispose() => _history.Dispose();

    private static Submission Submission(int slot, byte[] assembly) =>
        new(slot, $"cell-{slot}", "Cell", new CompiledImage(assembly), HasValue: false, [], [], []);
}
