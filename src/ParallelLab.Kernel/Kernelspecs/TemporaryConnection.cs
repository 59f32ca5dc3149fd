using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace ParallelLab.Kernel.Kernelspecs;

/// <summary>A connection file for a kernel that lives for a moment; the file is gone with it.</summary>
internal sealed class TemporaryConnection : IDisposable
{
    private readonly int[] _ports;

    private TemporaryConnection(string path, int[] ports)
    {
        Path = path;
        _ports = ports;
    }

    public string Path { get; }

    /// <summary>Where the kernel's heartbeat will be.</summary>
    public string Heartbeat => $"tcp://127.0.0.1:{_ports[4]}";

    public static TemporaryConnection Create()
    {
        var ports = FreePorts(5);
        var path = System.IO.Path.GetTempFileName(); // Only its owner can read it, as the key demands.
        File.WriteAllText(path, new JsonObject
        {
            ["transport"] = "tcp",
            ["ip"] = "127.0.0.1",
            ["shell_port"] = ports[0],
            ["iopub_port"] = ports[1],
            ["stdin_port"] = ports[2],
            ["control_port"] = ports[3],
            ["hb_port"] = ports[4],
            ["signature_scheme"] = "hmac-sha256",
            ["key"] = Guid.NewGuid().ToString("N"),
        }.ToJsonString());
        return new TemporaryConnection(path, ports);
    }

    public void Dispose() => File.Delete(Path);

    // Another program may take one before the kernel does, as with every front end; it is asked again by hand.
    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        try
        {
            foreach (var listener in listeners)
                listener.Start();
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            foreach (var listener in listeners)
                listener.Dispose();
        }
    }
}
