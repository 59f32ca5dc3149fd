using System.Diagnostics;
using ParallelLab.Kernel.Sessions;

namespace ParallelLab.Kernel.Tests.Sessions;

public sealed class ProcessTreeTests
{
    [SkippableFact]
    public async Task All_that_a_process_started_ends_with_it_also_what_has_left_its_group()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Needs setsid.");
        using var root = Process.Start(new ProcessStartInfo("bash", ["-c", Family]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        for (var started = 0; started < 3; started++)
            Assert.NotNull(await root.StandardOutput.ReadLineAsync());

        ProcessTree.Kill(root);

        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        Assert.Null(await root.StandardOutput.ReadLineAsync(deadline.Token)); // The stream ends when nobody is left who could write to it.
        await root.WaitForExitAsync(deadline.Token);
    }

    [Fact]
    public async Task A_process_that_has_ended_is_left_alone()
    {
        using var ended = Process.Start(new ProcessStartInfo("dotnet", ["--version"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        await ended.StandardOutput.ReadToEndAsync();
        await ended.WaitForExitAsync();

        ProcessTree.Kill(ended);

        Assert.True(ended.HasExited);
    }

    /// <summary>A child, a child in a session of its own, and a child of that one; each says its number.</summary>
    private const string Family = """
        sleep 300 & echo $!
        setsid bash -c 'echo $$; sleep 300 & echo $!; wait' &
        wait
        """;
}
