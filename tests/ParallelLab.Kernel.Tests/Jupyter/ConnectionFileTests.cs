using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using ParallelLab.Kernel.CommandLine;
using ParallelLab.Kernel.Jupyter;
using ParallelLab.TestKit;

namespace ParallelLab.Kernel.Tests.Jupyter;

public sealed class ConnectionFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_file_names_five_endpoints_on_the_loopback()
    {
        var path = _folder.Write("c.json", """{"shell_port":1,"iopub_port":2,"stdin_port":3,"control_port":4,"hb_port":5,"key":"k"}""");

        var file = ConnectionFile.Read(path);

        Assert.Equal("tcp://127.0.0.1:1", file.Endpoint(file.ShellPort));
        Assert.Equal(("k", 5), (file.Key, file.HeartbeatPort));
    }

    [Fact]
    public void With_ipc_the_ports_are_ends_of_a_path()
    {
        var path = Changed(json => (json["transport"], json["ip"]) = ("ipc", "/run/kernel"));

        var file = ConnectionFile.Read(path);

        Assert.Equal($"ipc:///run/kernel-{file.ShellPort}", file.Endpoint(file.ShellPort));
    }

    [Theory]
    [InlineData("shell_port", "0", "0 is no port")]
    [InlineData("hb_port", "65536", "65536 is no port")]
    [InlineData("iopub_port", "\"x\"", "JSON")]
    [InlineData("iopub_port", null, "JSON")]
    [InlineData("key", null, "JSON")]
    [InlineData("key", "null", "JSON")]
    [InlineData("transport", "\"udp\"", "'udp' is unknown")]
    [InlineData("signature_scheme", "\"hmac-md5\"", "'hmac-md5' is unknown")]
    public void What_can_not_be_done_is_refused_with_its_reason(string field, string? value, string reason)
    {
        var path = Changed(json =>
        {
            json.Remove(field);
            if (value is not null)
                json[field] = JsonNode.Parse(value);
        });

        AssertRefused(path, reason);
    }

    [Fact]
    public void Two_ports_of_the_same_number_are_refused() =>
        AssertRefused(Changed(json => json["hb_port"] = (int)json["shell_port"]!), "the same");

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("\0\u0001")]
    public void What_is_no_object_is_refused(string text) => AssertRefused(_folder.Write("c.json", text), "c.json");

    [Property(MaxTest = 200)]
    public void Any_text_is_read_or_refused(string text)
    {
        var path = _folder.Write("any.json", text ?? "");

        Assert.Throws<ConnectionFileException>(() => ConnectionFile.Read(path));
    }

    [Fact]
    public async Task A_missing_file_is_a_line_and_exit_code_2()
    {
        using var error = new StringWriter();

        var exitCode = await KernelProcess.RunAsync(_folder.At("missing.json"), error);

        Assert.Equal(2, exitCode);
        Assert.Contains("missing.json", Assert.Single(error.ToString().TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_a_line_and_exit_code_2()
    {
        var (connection, path) = ServingKernel.NewConnectionFile(_folder);
        using var occupier = new TcpListener(IPAddress.Loopback, connection.IopubPort);
        occupier.Start();
        using var error = new StringWriter();

        var exitCode = await KernelProcess.RunAsync(path, error);

        Assert.Equal(2, exitCode);
        Assert.Contains("can't be bound", Assert.Single(error.ToString().TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static void AssertRefused(string path, string reason)
    {
        var refusal = Assert.Throws<ConnectionFileException>(() => ConnectionFile.Read(path));
        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.DoesNotContain("..", refusal.Message, StringComparison.Ordinal);
    }

    private string Changed(Action<JsonObject> change)
    {
        var (_, path) = ServingKernel.NewConnectionFile(_folder);
        var json = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        change(json);
        return _folder.Write("changed.json", json.ToJsonString());
    }
}
