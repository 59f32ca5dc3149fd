using System.Diagnostics;
using System.Globalization;

namespace ParallelLab.Demos.Tests;

public sealed class ChildCounterTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(41)]
    public void The_child_raises_its_copy_in_a_process_of_its_own(int counter)
    {
        using var child = Process.Start(ChildCounter.Raising(counter))!;
        var printed = child.StandardOutput.ReadToEnd();
        child.WaitForExit();

        Assert.Equal(counter + 1, int.Parse(printed, CultureInfo.InvariantCulture));
        Assert.NotEqual(Environment.ProcessId, child.Id);
    }
}
