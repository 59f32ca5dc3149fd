using ParallelLab.Kernel.CommandLine;

namespace ParallelLab.Kernel.Tests.CommandLine;

public sealed class KernelProcessTests
{
    [Fact]
    public async Task A_fault_of_ours_is_3_with_one_clear_line_and_its_trace()
    {
        var error = new StringWriter();

        Assert.Equal(3, await KernelProcess.RunAsync(() => throw new InvalidOperationException("the socket is torn"), error));

        var lines = error.ToString().Split(Environment.NewLine);
        Assert.StartsWith("A fault of ParallelLab itself.", lines[0], StringComparison.Ordinal);
        Assert.Contains("the socket is torn", lines[1], StringComparison.Ordinal);
    }
}
