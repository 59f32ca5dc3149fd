using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using ParallelLab.Kernel.Jupyter;
using ParallelLab.Kernel.Sessions;

namespace ParallelLab.TestKit;

/// <summary>A Jupyter kernel in a process of its own, started as a front end starts it, with a data folder of its own.</summary>
public sealed class ServingKernel : IAsyncDisposable
{
    private static readonly TimeSpan EndDeadline = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new();
    private readonly Task<string> _error;

    private ServingKernel(int? parent, string? dataFolder, int? descriptors, long? heapBytes)
    {
        (Connection, var path) = NewConnectionFile(_folder);
        string[] command = [LaunchedKernel.Program, "kernel", "--connection-file", path];
        if (descriptors is { } most)
            command = ["sh", "-c", string.Create(CultureInfo.InvariantCulture, $"ulimit -n {most}; exec \"$@\""), "sh", .. command];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = _folder.FullPath,
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        start.Environment[DataFolder.Variable] = dataFolder ?? _folder.At("data");
        start.Environment["JPY_PARENT_PID"] = parent?.ToString(CultureInfo.InvariantCulture);
        if (heapBytes is { } bytes)
            start.Environment["DOTNET_GCHeapHardLimit"] = bytes.ToString("X", CultureInfo.InvariantCulture);
        Process = Process.Start(start)!;
        _error = Process.StandardError.ReadToEndAsync();
    }

    public Process Process { get; }

    public ConnectionFile Connection { get; }

    /// <summary>What the process's descriptors stand for, such as <c>socket:[4711]</c>; none where the system does not tell.</summary>
    public IReadOnlyList<string> Descriptors => OperatingSystem.IsLinux()
        ? [.. Directory.GetFileSystemEntries($"/proc/{Process.Id}/fd").Select(entry => new FileInfo(entry).LinkTarget ?? "just closed")]
        : [];

    /// <summary>The process's memory that is resident.</summary>
    public long MemoryBytes
    {
        get
        {
            Process.Refresh();
            return Process.WorkingSet64;
        }
    }

    /// <summary>Starts a kernel and connects a first front end to it.</summary>
    /// <param name="parent">The process whose end is to end the kernel.</param>
    /// <param name="dataFolder">A folder that outlives the kernel; null for one that does not.</param>
    /// <param name="descriptors">The most descriptors that the process may have, where there is such a limit; null for the usual one.</param>
    /// <param name="heapBytes">The most that the managed heap may hold, in its worker too; null for no such limit.</param>
    public static async Task<(ServingKernel Kernel, JupyterClient Client)> StartAsync(
        int? parent = null, string? dataFolder = null, int? descriptors = null, long? heapBytes = null)
    {
        var kernel = new ServingKernel(parent, dataFolder, descriptors, heapBytes);
        var client = await kernel.ConnectAsync();
        return (kernel, client);
    }

    /// <summary>Writes a connection file that names free ports.</summary>
    /// <returns>What it says, and its path.</returns>
    public static (ConnectionFile Connection, string Path) NewConnectionFile(TemporaryFolder folder)
    {
        var ports = FreePorts(5);
        var json = new JsonObject
        {
            ["transport"] = "tcp",
            ["ip"] = "127.0.0.1",
            ["signature_scheme"] = "hmac-sha256",
            ["key"] = Guid.NewGuid().ToString(),
            ["kernel_name"] = "test",
        };
        foreach (var (name, port) in new[] { "shell", "control", "iopub", "stdin", "hb" }.Zip(ports))
            json[name + "_port"] = port;
        var path = folder.Write($"connection-{ports[0]}.json", json.ToJsonString());
        return (ConnectionFile.Read(path), path);
    }

    /// <summary>Connects a front end, as soon as the kernel listens.</summary>
    public async Task<JupyterClient> ConnectAsync()
    {
        JupyterClient? client = null;
        await Probe.UntilAsync(async () => Process.HasExited || (client = await TryConnectAsync()) is not null, "the kernel listens");
        return client ?? throw new InvalidOperationException("The kernel has ended.");
    }

    /// <summary>Waits for the process's end.</summary>
    /// <exception cref="OperationCanceledException">It did not end in time.</exception>
    public async Task<(int ExitCode, string Error)> EndAsync()
    {
        using var deadline = new CancellationTokenSource(EndDeadline);
        await Process.WaitForExitAsync(deadline.Token);
        return (Process.ExitCode, await _error);
    }

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited)
            Process.Kill(entireProcessTree: true);
        await Process.WaitForExitAsync();
        Process.Dispose();
        _folder.Dispose();
    }

    private async Task<JupyterClient?> TryConnectAsync()
    {
        try
        {
            return await JupyterClient.ConnectAsync(Connection);
        }
        catch (SocketException)
        {
            return null;
        }
    }

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}
