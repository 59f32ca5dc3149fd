using System.Text;
using ParallelLab.TestKit;
using ParallelLab.Zmtp;

namespace ParallelLab.Kernel.Tests.Jupyter;

/// <summary>Whatever comes to its ports, afterwards all five still answer, and another front end can connect.</summary>
public sealed class FuzzTests(ServedNotebook notebook) : IClassFixture<ServedNotebook>
{
    private const string Header = """{"msg_id":"1","msg_type":"kernel_info_request","session":"s","username":"u","date":"","version":"5.3"}""";

    private readonly JupyterClient _client = notebook.Client;

    [Fact]
    public async Task Raw_garbage_on_every_port_costs_only_its_own_connection()
    {
        var random = new Random(20260102);
        var connection = notebook.Kernel.Connection;
        int[] ports = [connection.ShellPort, connection.ControlPort, connection.IopubPort, connection.StdinPort, connection.HeartbeatPort];

        foreach (var port in ports)
        {
            foreach (var octets in Garbage(random))
            {
                using var peer = await HostilePeer.ConnectAsync(port, octets);
            }
        }

        await AssertAllPortsAnswerAsync();
    }

    [Theory]
    [InlineData("", "{}", "{}", "{}")]
    [InlineData("not json", "{}", "{}", "{}")]
    [InlineData("[]", "{}", "{}", "{}")]
    [InlineData("null", "{}", "{}", "{}")]
    [InlineData("""{"msg_id":1,"msg_type":2}""", "{}", "{}", "{}")]
    [InlineData("""{"msg_id":"1","msg_type":null}""", "{}", "{}", "{}")]
    [InlineData("""{"msg_id":"1","msg_type":"no_such_request"}""", "{}", "{}", "{}")]
    [InlineData("""{"msg_id":"1","msg_type":"execute_request"}""", "{}", "{}", "{}")]
    [InlineData("""{"msg_id":"1","msg_type":"execute_request"}""", "{}", "{}", """{"code":null}""")]
    [InlineData("""{"msg_id":"1","msg_type":"execute_request"}""", "{}", "{}", """{"code":{"deep":[1]}}""")]
    [InlineData("""{"msg_id":"1","msg_type":"execute_request"}""", "{}", "{}", """{"code":"\ud800"}""")]
    [InlineData("""{"msg_id":"1","msg_type":"execute_request"}""", "{}", "{}", "null")]
    [InlineData("""{"msg_id":"1","msg_type":"complete_request"}""", "{}", "{}", """{"code":"x","cursor_pos":99999999999999}""")]
    [InlineData("""{"msg_id":"1","msg_type":"complete_request"}""", "{}", "{}", """{"code":"#!","cursor_pos":-5}""")]
    [InlineData("""{"msg_id":"1","msg_type":"history_request"}""", "{}", "{}", """{"hist_access_type":"nothing","n":-3}""")]
    [InlineData("""{"msg_id":"1","msg_type":"history_request"}""", "{}", "{}", """{"hist_access_type":"tail","n":-2147483648}""")]
    [InlineData("""{"msg_id":"1","msg_type":"input_reply"}""", "{}", "{}", """{"value":[]}""")]
    public async Task A_malformed_message_costs_only_itself(string header, string parent, string metadata, string content)
    {
        var message = _client.Sign(header, parent, metadata, content);
        foreach (var socket in new[] { _client.Shell, _client.Control, _client.Stdin })
            await socket.SendAsync(message);

        await AssertAllPortsAnswerAsync();
    }

    [Fact]
    public async Task A_malformed_request_is_answered_with_an_error()
    {
        var reply = await _client.AskAsync(_client.Shell, "execute_request", """{"code":7}""");

        Assert.Equal(("error", "MalformedRequest"), (reply.Text("status"), reply.Text("ename")));
    }

    [Fact]
    public async Task Missing_parts_cost_only_their_message()
    {
        string[][] messages = [["x"], ["<IDS|MSG>"], ["<IDS|MSG>", "sig"], ["<IDS|MSG>", "sig", Header], ["", "", "", "", "", "", ""]];
        foreach (var parts in messages)
            await _client.Shell.SendAsync(Message.OfText(parts));

        await AssertAllPortsAnswerAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_wrongly_signed_cell_is_not_run(string signature)
    {
        var (_, signed) = _client.Write("execute_request", """{"code":"var forged = 1;"}""");
        await _client.Shell.SendAsync(new Message([signed[0], Encoding.ASCII.GetBytes(signature), .. signed.Skip(2)]));

        Assert.Equal("error", (await _client.RunAsync("forged")).Reply.Text("status"));
    }

    [Fact]
    public async Task A_replayed_cell_is_not_run_twice()
    {
        await _client.RunAsync("var times = 0;");
        var (id, message) = _client.Write("execute_request", """{"code":"times++;"}""");
        await _client.Shell.SendAsync(message);
        await _client.Shell.SendAsync(message);
        await _client.ReplyToAsync(_client.Shell, id);

        var (reply, _) = await _client.RunAsync("if (times != 1) throw new Exception(\"ran \" + times);");

        Assert.Equal("ok", reply.Text("status"));
    }

    [Property(MaxTest = 100)]
    public void Any_parts_at_all_cost_only_their_message(string[] parts)
    {
        var message = Message.OfText([.. parts.Select(part => part ?? ""), "end"]);
        foreach (var socket in new[] { _client.Shell, _client.Control, _client.Stdin })
            socket.SendAsync(message).AsTask().GetAwaiter().GetResult();

        Assert.Equal("ok", _client.AskAsync(_client.Shell, "kernel_info_request", "{}").GetAwaiter().GetResult().Text("status"));
    }

    private async Task AssertAllPortsAnswerAsync()
    {
        await _client.AskAllPortsAsync();
        await using var other = await notebook.Kernel.ConnectAsync();
        Assert.Equal("ok", (await other.AskAsync(other.Shell, "kernel_info_request", "{}")).Text("status"));
    }

    private static IEnumerable<byte[]> Garbage(Random random)
    {
        yield return [];
        yield return "GET / HTTP/1.1\r\n\r\n"u8.ToArray();
        yield return [1, 0]; // A ZMTP 1.0 peer without an identity.
        yield return [0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0x7f, 1, 5]; // A ZMTP 2.0 peer.
        yield return [.. HostilePeer.Greeting, 4, 0xff]; // A command cut off.
        yield return [.. HostilePeer.Greeting, 6, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]; // A command of 8 EiB.
        for (var i = 0; i < 20; i++)
        {
            var octets = new byte[random.Next(1, 300)];
            random.NextBytes(octets);
            yield return octets;
            yield return [.. HostilePeer.Greeting, .. octets];
        }
    }
}
