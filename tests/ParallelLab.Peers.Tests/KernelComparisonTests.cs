namespace ParallelLab.Peers.Tests;

/// <summary>The benchmark that puts kernels side by side. What it measures here, beside a build, means nothing; that it measures all of it does.</summary>
public sealed class KernelComparisonTests(InstalledKernel kernel) : IClassFixture<InstalledKernel>
{
    [SkippableFact]
    public async Task The_benchmark_measures_this_kernel_and_pythons_in_one_run()
    {
        var printed = await kernel.RunAsync(
            Peer.Python("jupyter_client", "ipykernel"), Scripts.CompareKernels, "--rounds", "1", "parallellab", "python3");

        foreach (var figure in (string[])["start to ready", "first result", "trivial cell", "printed lines", "late by", "interrupt", "restart"])
            Assert.Matches($@"{figure}.*\s[\d,]+\.\d\s+[\d,]+\.\d\s+\d+\.\d\d", printed);
    }
}
