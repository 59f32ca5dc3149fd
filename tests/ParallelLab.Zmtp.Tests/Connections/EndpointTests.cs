using System.Net.Sockets;
using ParallelLab.Zmtp.Sockets;
using ParallelLab.Zmtp.Tests.Support;

namespace ParallelLab.Zmtp.Tests.Connections;

public sealed class EndpointTests
{
    [Theory]
    [InlineData("")]
    [InlineData("127.0.0.1:5555")]
    [InlineData("tcp://127.0.0.1")]
    [InlineData("tcp://:5555")]
    [InlineData("tcp://127.0.0.1:65536")]
    [InlineData("tcp://127.0.0.1:-1")]
    [InlineData("udp://127.0.0.1:5555")]
    [InlineData("ipc://")]
    public void What_is_no_endpoint_is_refused_with_its_text(string text)
    {
        var error = Assert.Throws<FormatException>(() => RouterSocket.Bind(text));

        Assert.Contains($"'{text}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_too_long_for_a_unix_socket_is_refused() =>
        Assert.Throws<FormatException>(() => RouterSocket.Bind("ipc:///tmp/" + new string('x', 200)));

    [Fact]
    public async Task Port_0_becomes_the_port_that_was_bound()
    {
        await using var router = RouterSocket.Bind("tcp://127.0.0.1:0");

        Assert.Matches(@"^tcp://127\.0\.0\.1:[1-9]\d+$", router.Endpoint);
    }

    [Theory]
    [InlineData("tcp://*:0")]
    [InlineData("tcp://localhost:0")]
    public async Task Any_address_and_names_can_be_bound_and_reached(string endpoint)
    {
        await using var router = RouterSocket.Bind(endpoint);

        await using var dealer = await DealerSocket.ConnectAsync("tcp://localhost:" + router.Endpoint.Split(':')[^1]);
    }

    [Fact]
    public async Task A_port_in_use_is_refused()
    {
        await using var first = RouterSocket.Bind("tcp://127.0.0.1:0");

        var error = Assert.Throws<SocketException>(() => RouterSocket.Bind(first.Endpoint));

        Assert.Equal(SocketError.AddressAlreadyInUse, error.SocketErrorCode);
    }

    [Fact]
    public async Task Nobody_listening_is_a_socket_error()
    {
        string endpoint;
        await using (var router = RouterSocket.Bind("tcp://127.0.0.1:0"))
            endpoint = router.Endpoint;

        await Assert.ThrowsAsync<SocketException>(() => DealerSocket.ConnectAsync(endpoint));
    }

    [SkippableFact]
    public async Task A_unix_socket_in_use_is_refused_and_its_owner_stays()
    {
        Skip.If(OperatingSystem.IsWindows(), "No file is left behind there.");
        var endpoint = NewIpc();
        await using var first = RouterSocket.Bind(endpoint);

        Assert.Throws<SocketException>(() => RouterSocket.Bind(endpoint));

        await Exchange.CheckAsync(first);
    }

    [SkippableFact]
    public async Task The_file_a_dead_process_left_behind_is_taken_over()
    {
        Skip.If(OperatingSystem.IsWindows(), "No file is left behind there.");
        var endpoint = NewIpc();
        LeaveBehind(endpoint["ipc://".Length..]);

        await using (var router = RouterSocket.Bind(endpoint))
            await Exchange.CheckAsync(router);

        Assert.False(File.Exists(endpoint["ipc://".Length..]));
    }

    [SkippableFact]
    public async Task An_abstract_name_needs_no_file()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Abstract names are Linux's.");
        await using var router = RouterSocket.Bind($"ipc://@zmtp-{Guid.NewGuid():N}");

        await Exchange.CheckAsync(router);
    }

    private static string NewIpc() => $"ipc://{Path.GetTempPath()}zmtp-{Guid.NewGuid():N}";

    // The system removes no file when a socket is closed; .NET does, unless it was bound under another name.
    private static void LeaveBehind(string path)
    {
        var otherName = path + "-bound";
        using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            socket.Bind(new UnixDomainSocketEndPoint(otherName));
            File.Move(otherName, path);
        }

        Assert.True(File.Exists(path));
    }
}
