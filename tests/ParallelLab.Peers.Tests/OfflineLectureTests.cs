using ParallelLab.TestKit;

namespace ParallelLab.Peers.Tests;

/// <summary>The lecture on a machine that is alone: in a network namespace that has a loopback device and no route to anywhere.</summary>
public sealed class OfflineLectureTests(InstalledKernel kernel) : IClassFixture<InstalledKernel>
{
    [SkippableFact]
    public async Task The_whole_lecture_runs_without_a_network()
    {
        var alone = Peer.NetworkNamespace();

        await kernel.RunAsync(
            alone,
            [.. Peer.InNamespace, LaunchedKernel.Program, "run", Scripts.Notebooks, "--param", "timeScale=0.1", "--output", kernel.At("offline"), "--quiet"]);
    }
}
