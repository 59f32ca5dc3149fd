using System.Diagnostics;
using ParallelLab.Zmtp.Tests.Support;

namespace ParallelLab.Zmtp.Tests.Libzmq;

/// <summary>A Python process with libzmq in it that plays one scenario of <c>peer.py</c>. Killed when it is disposed.</summary>
internal sealed class LibzmqPeer : IDisposable
{
    private const string Python = "python3";
    private const string DebianPython = "/usr/bin/python3";

    private static readonly Lazy<string?> Interpreter = new(() => new[] { DebianPython, Python }.FirstOrDefault(HasZmq));

    private readonly Process _process;

    private LibzmqPeer(Process process) => _process = process;

    /// <summary>Skips the test aloud where libzmq is missing; fails it where peers are required.</summary>
    public static LibzmqPeer Play(string scenario, string endpoint)
    {
        var isRequired = Environment.GetEnvironmentVariable("PARALLELLAB_PEERS") == "required";
        Skip.If(Interpreter.Value is null && !isRequired, "No libzmq here: apt-get install python3-zmq. PARALLELLAB_PEERS=required makes this fail.");
        Assert.True(Interpreter.Value is not null, "PARALLELLAB_PEERS says required, but no Python has zmq: apt-get install python3-zmq.");
        var script = Path.Combine(AppContext.BaseDirectory, "Libzmq", "peer.py");
        return new LibzmqPeer(Start(Interpreter.Value!, script, scenario, endpoint));
    }

    /// <summary>What a scenario that binds has bound.</summary>
    public async Task<string> ReadEndpointAsync() =>
        await _process.StandardOutput.ReadLineAsync().InTime()
        ?? throw new EndOfStreamException(await _process.StandardError.ReadToEndAsync());

    /// <summary>Passes if the scenario saw what it should see.</summary>
    public async Task CheckAsync()
    {
        var output = _process.StandardOutput.ReadToEndAsync();
        var errors = await _process.StandardError.ReadToEndAsync().WaitAsync(Patience.Limit * 2);
        Assert.Equal(("", "done\n"), (errors, await output));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static bool HasZmq(string python)
    {
        try
        {
            using var process = Start(python, "-c", "import zmq");
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static Process Start(string python, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(python, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
