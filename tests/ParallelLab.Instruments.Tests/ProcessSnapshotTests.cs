using System.Diagnostics;

namespace ParallelLab.Instruments.Tests;

public sealed class ProcessSnapshotTests
{
    [Fact]
    public void A_snapshot_tells_what_the_process_is()
    {
        var held = new byte[32 * 1024 * 1024];
        Array.Fill(held, (byte)1);

        var snapshot = ProcessSnapshot.Take();

        Assert.Equal(Environment.ProcessId, snapshot.Id);
        Assert.Contains(".NET", snapshot.Runtime, StringComparison.Ordinal);
        Assert.True(snapshot.WorkingSetBytes > held.Length);
        Assert.True(snapshot.ManagedHeapBytes > held.Length);
        Assert.InRange(snapshot.UsableCores, 1, snapshot.MachineCores ?? int.MaxValue);
        Assert.True(snapshot.ThreadCount > 1);
    }

    [SkippableFact]
    public void Children_are_named_while_they_live()
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        using var child = Process.Start(new ProcessStartInfo("sleep", "60"))!;
        try
        {
            Assert.Contains(new RelatedProcess(child.Id, "sleep"), ProcessSnapshot.Take().Children!);
        }
        finally
        {
            child.Kill();
            child.WaitForExit();
        }
        Assert.DoesNotContain(ProcessSnapshot.Take().Children!, ended => ended.Id == child.Id);
    }

    [SkippableFact]
    public void The_parent_is_named()
    {
        Skip.IfNot(OperatingSystem.IsLinux());

        var parent = ProcessSnapshot.Take().Parent;

        Assert.NotNull(parent);
        Assert.Equal(File.ReadAllText($"/proc/{parent.Id}/comm").TrimEnd('\n'), parent.Name);
    }
}
