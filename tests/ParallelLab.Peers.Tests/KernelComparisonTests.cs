namespace ParallelLab.Peers.Tests;

/// <summary>The benchmark that puts kernels side by side. What it measures here, beside a build, means nothing; that it measures all of it does.</summary>
public sealed class KernelComparisonTests(InstalledKernel kernel) : IClassFixture<InstalledKernel>
{
    [SkippableFact]
    public async Task The_benchmark_measures_this_kernel_and_pythons_in_one_run()
    {
        var printed = await kernel.RunAsync(
            Peer.Python("jupyter_client", "ipykernel"), Scripts.CompareKernels, "--rounds", "1", "--cells", "100", "parallellab", "python3");

        foreach (var figure in (string[])["start to ready", "first result", "trivial cell", "memory idle", "growth", "printed lines", "late by", "interrupt", "restart"])
            Assert.Matches($@"{figure}[^|]*\|\s+-?[\d,.]+\s+\|\s+-?[\d,.]+\s+\|", printed);
        Assert.Contains("≤ 0.3 × python3", printed, StringComparison.Ordinal);
    }
}
