namespace ParallelLab.Demos.Tests;

/// <summary>They are long on purpose: at the lecture's scale set small, what is tested is only that they end and refuse nonsense.</summary>
[Collection(ConsoleOutput.Tests)]
public sealed class RiddlesTests : IDisposable
{
    private readonly double _before = Lab.TimeScale;

    public RiddlesTests() => Lab.TimeScale = 0.001;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    public void Each_ends_with_any_number_of_threads(int threads, int mebibytes)
    {
        var riddles = new Riddles(threads, mebibytes);

        riddles.First();
        riddles.Second();
        riddles.Third();
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 3)]
    [InlineData(1, 0)]
    [InlineData(1, 256)]
    public void Nonsense_is_refused(int threads, int mebibytes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Riddles(threads, mebibytes));

    public void Dispose() => Lab.TimeScale = _before;
}
