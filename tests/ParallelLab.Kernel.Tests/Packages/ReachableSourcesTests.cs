using ParallelLab.Kernel.Packages;

namespace ParallelLab.Kernel.Tests.Packages;

public sealed class ReachableSourcesTests
{
    private const string Gone = "https://gone.example/v3/index.json";
    private const string There = "https://there.example/v3/index.json";

    [Fact]
    public async Task What_can_not_be_reached_is_left_out_once_and_for_all_and_said_once()
    {
        var restore = new SourcesStandIn("https://gone.example/v3/a/index.json");
        var reachable = new ReachableSources(restore);

        var first = Assert.IsType<RestoreOutcome.Found>(await reachable.RunAsync(Asking(Gone, There), CancellationToken.None));
        var second = Assert.IsType<RestoreOutcome.Found>(await reachable.RunAsync(Asking(Gone, There), CancellationToken.None));

        Assert.Equal([$"{Gone} can't be reached and was left out."], first.Set.Warnings);
        Assert.Empty(second.Set.Warnings);
        Assert.Equal([$"{Gone} {There}", There, There], restore.Asked);
    }

    [Theory]
    [InlineData("https://configured.example/v3/index.json", 1)] // Not the notebook's to leave out.
    [InlineData("no address", 1)]
    public async Task What_the_notebook_did_not_name_is_not_left_out(string unreachable, int restores)
    {
        var restore = new SourcesStandIn(unreachable);

        Assert.IsType<RestoreOutcome.Failed>(await new ReachableSources(restore).RunAsync(Asking(There), CancellationToken.None));

        Assert.Equal(restores, restore.Asked.Count);
    }

    [Fact]
    public async Task Where_the_rest_does_not_have_the_package_the_source_is_the_problem_that_is_told_and_it_is_tried_again()
    {
        var restore = new SourcesStandIn("https://gone.example/") { HasPackage = false };
        var reachable = new ReachableSources(restore);

        var failed = Assert.IsType<RestoreOutcome.Failed>(await reachable.RunAsync(Asking(Gone, There), CancellationToken.None));
        await reachable.RunAsync(Asking(Gone, There), CancellationToken.None);

        Assert.Equal("can't be reached", failed.Message);
        Assert.Equal([$"{Gone} {There}", There, $"{Gone} {There}", There], restore.Asked);
    }

    private static PackageSelection Asking(params string[] sources) => new([new PackageRequest("A", Version: null)], sources, Folder: "/");

    /// <summary>Fails as long as it is asked to look at that address's source, or has none to look at otherwise.</summary>
    private sealed class SourcesStandIn(string unreachable) : IPackageRestore
    {
        public bool HasPackage { get; init; } = true;

        public List<string> Asked { get; } = [];

        public Task<RestoreOutcome> RunAsync(PackageSelection selection, CancellationToken cancellationToken)
        {
            Asked.Add(string.Join(' ', selection.Sources));
            var isConfigured = !unreachable.Contains("gone", StringComparison.Ordinal);
            return Task.FromResult<RestoreOutcome>(
                isConfigured || selection.Sources.Contains(Gone)
                    ? new RestoreOutcome.Failed("can't be reached", Package: null, IsOffline: true) { Unreachable = [unreachable] }
                    : HasPackage
                        ? new RestoreOutcome.Found(new RestoredSet(DateTimeOffset.UnixEpoch, [], selection.Sources, []))
                        : new RestoreOutcome.Failed("no such package", "A", IsOffline: false));
        }
    }
}
