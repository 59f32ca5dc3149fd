using System.Diagnostics;
using ParallelLab.Kernel.Sessions;
using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Sessions;

public sealed class WorkerCommandTests
{
    [Fact]
    public async Task A_worker_whose_kernel_was_killed_as_it_started_takes_the_folder_along()
    {
        var folder = LinkFolder.Create();
        await File.WriteAllTextAsync(LinkFolder.SocketIn(folder), "");

        var (exitCode, error) = await RunAsync(LinkFolder.SocketIn(folder));

        Assert.Equal(1, exitCode);
        Assert.Contains("No kernel waits at", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.FullName));
    }

    [Fact]
    public async Task A_worker_that_is_sent_elsewhere_deletes_nothing()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("notes.txt");

        var (exitCode, error) = await RunAsync(file);

        Assert.Equal(1, exitCode);
        Assert.Contains("No kernel waits at", error, StringComparison.Ordinal);
        Assert.True(File.Exists(file));
    }

    private static async Task<(int ExitCode, string Error)> RunAsync(string socketPath)
    {
        var start = WorkerCommand.With("worker", socketPath);
        using var worker = Process.Start(start)!;
        var error = await worker.StandardError.ReadToEndAsync();
        await worker.WaitForExitAsync();
        return (worker.ExitCode, error);
    }
}
