using System.Diagnostics;
using ParallelLab.TestKit;

namespace ParallelLab.Peers.Tests;

/// <summary>The kernel as <c>parallellab install</c> installs it, in a folder that ends with the test, and peers that find it there.</summary>
public sealed class InstalledKernel : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(10);

    private readonly TemporaryFolder _folder = new();

    public async Task InitializeAsync()
    {
        using var install = LaunchedKernel.Start(_folder.FullPath, "install", "--prefix", ".", "--also-as", ".net-csharp");
        var (exitCode, printed, error) = await install.EndAsync();
        if (exitCode != 0)
            throw new InvalidOperationException(printed + error);
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>A path in the folder in which peers run.</summary>
    public string At(string relativePath) => _folder.At(relativePath);

    /// <summary>Runs a peer's program to its end. It must end by itself, with 0; else the test fails with all that it has printed.</summary>
    /// <returns>Its errors and warnings, and behind them its output.</returns>
    internal async Task<string> RunAsync(Peer peer, params string[] arguments)
    {
        using var process = Process.Start(StartOf(peer, arguments))!;
        using var deadline = new CancellationTokenSource(Deadline);
        var printed = Task.WhenAll(process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{peer.Name} did not end within {Deadline.TotalMinutes} minutes.\n{string.Concat(await printed)}");
        }
        var text = string.Concat(await printed);
        Assert.True(process.ExitCode == 0, $"{peer.Name} ended with {process.ExitCode}.\n{text}");
        return text;
    }

    private ProcessStartInfo StartOf(Peer peer, string[] arguments)
    {
        var start = new ProcessStartInfo(peer.Executable, arguments)
        {
            WorkingDirectory = _folder.FullPath,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["JUPYTER_PATH"] = At("share/jupyter");
        foreach (var variable in (string[])["JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "PARALLELLAB_DATA"])
            start.Environment[variable] = Directory.CreateDirectory(At(variable)).FullName;
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        return start;
    }
}
