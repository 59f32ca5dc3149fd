namespace ParallelLab.Peers.Tests;

/// <summary>Jupyter's own test suite for kernels (<c>jupyter_kernel_test</c>), told what our language looks like.</summary>
public sealed class KernelTestTests(InstalledKernel kernel) : IClassFixture<InstalledKernel>
{
    [SkippableFact]
    public async Task Every_test_that_applies_passes()
    {
        var report = await kernel.RunAsync(Peer.Python("jupyter_kernel_test"), Scripts.Python("kernel_test.py"), "-v");

        Assert.Contains("\nOK (skipped=1)\n", report, StringComparison.Ordinal); // Which one, and why, stands in the script.
    }
}
