using System.Net.Sockets;
using ParallelLab.Zmtp;
using ParallelLab.Zmtp.Sockets;

namespace ParallelLab.Kernel.Jupyter;

/// <summary>The five sockets of a kernel, bound to what its connection file names. Owns them.</summary>
internal sealed class KernelSockets : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _bound = [];

    private KernelSockets(ConnectionFile file, ZmtpOptions options)
    {
        Shell = Own(RouterSocket.Bind(file.Endpoint(file.ShellPort), options));
        Control = Own(RouterSocket.Bind(file.Endpoint(file.ControlPort), options));
        Stdin = Own(RouterSocket.Bind(file.Endpoint(file.StdinPort), options));
        Iopub = Own(XPublisherSocket.Bind(file.Endpoint(file.IopubPort), options));
        Heartbeat = Own(ReplySocket.Bind(file.Endpoint(file.HeartbeatPort), options));
    }

    public RouterSocket Shell { get; }

    public RouterSocket Control { get; }

    public RouterSocket Stdin { get; }

    public XPublisherSocket Iopub { get; }

    public ReplySocket Heartbeat { get; }

    /// <exception cref="ConnectionFileException">A port is in use, or the address is not this machine's.</exception>
    public static KernelSockets Bind(string path, ConnectionFile file, ZmtpOptions options)
    {
        try
        {
            return new KernelSockets(file, options);
        }
        catch (Exception error) when (error is SocketException or FormatException)
        {
            throw new ConnectionFileException(path, $"one of its ports can't be bound: {error.Message}");
        }
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_bound.Select(socket => socket.DisposeAsync().AsTask()));

    private T Own<T>(T socket)
        where T : IAsyncDisposable
    {
        _bound.Add(socket);
        return socket;
    }
}
