using System.Text.Json.Nodes;
using ParallelLab.TestKit;

namespace ParallelLab.Kernel.Tests.Jupyter;

public sealed class MessageSchemaTests(ServedNotebook notebook) : IClassFixture<ServedNotebook>
{
    private readonly JupyterClient _client = notebook.Client;

    [Theory]
    [InlineData("kernel_info_request", "{}")]
    [InlineData("execute_request", """{"code":"1"}""")]
    [InlineData("complete_request", """{"code":"#!ti","cursor_pos":4}""")]
    [InlineData("complete_request", """{"code":"Console.Wri","cursor_pos":11}""")]
    [InlineData("inspect_request", """{"code":"Console","cursor_pos":3}""")]
    [InlineData("inspect_request", """{"code":"#!time","cursor_pos":3,"detail_level":0}""")]
    [InlineData("is_complete_request", """{"code":"for"}""")]
    [InlineData("history_request", """{"hist_access_type":"tail","n":3,"raw":true,"output":false}""")]
    [InlineData("comm_info_request", "{}")]
    [InlineData("interrupt_request", "{}")]
    [InlineData("debug_request", """{"type":"request","seq":7,"command":"initialize","arguments":{}}""")]
    public async Task Every_request_has_a_reply_of_its_schema(string type, string content)
    {
        var reply = await _client.AskAsync(_client.Shell, type, content);

        Assert.Equal(type.Replace("request", "reply", StringComparison.Ordinal), reply.Type);
        MessageSchema.Check(reply);
    }

    [Fact]
    public async Task Everything_published_has_its_schema()
    {
        var (_, published) = await _client.RunAsync("Console.WriteLine(\"one text, one message\"); display(2); clear_output(); 3");
        var (_, failed) = await _client.RunAsync("throw new Exception()");

        Assert.All([.. published, .. failed], MessageSchema.Check);
        Assert.Equal(
            ["status", "execute_input", "stream", "display_data", "clear_output", "execute_result", "status"],
            published.Select(message => message.Type));
        Assert.Equal(["status", "execute_input", "error", "status"], failed.Select(message => message.Type));
    }

    [Fact]
    public async Task A_subscriber_is_welcomed() =>
        MessageSchema.Check(await _client.UntilPublishedAsync(message => message.Type == "iopub_welcome"));

    [Fact]
    public async Task The_kernel_says_what_it_is()
    {
        var reply = await _client.AskAsync(_client.Control, "kernel_info_request", "{}");

        Assert.Equal("parallellab", reply.Text("implementation"));
        Assert.Equal("5.4", reply.Text("protocol_version"));
        var language = reply.Content["language_info"]!.AsObject();
        Assert.Equal([], MessageSchema.Missing("name:String version:String mimetype:String file_extension:String", language));
        Assert.Equal("C#", (string?)language["name"]);
    }

    [Theory]
    [InlineData("comm_open", """{"comm_id":"c1","target_name":"jupyter.widget","data":{}}""")]
    [InlineData("comm_msg", """{"comm_id":"c1","data":{}}""")]
    public async Task A_comm_with_an_unknown_target_is_closed(string type, string content)
    {
        var id = await _client.SendAsync(_client.Shell, type, content);

        var close = (await _client.PublishedForAsync(id)).Single(message => message.Type == "comm_close");
        MessageSchema.Check(close);
        Assert.Equal("c1", close.Text("comm_id"));
    }

    [Fact]
    public async Task A_debugger_is_refused_at_once()
    {
        var reply = await _client.AskAsync(_client.Control, "debug_request", """{"type":"request","seq":7,"command":"initialize"}""");

        Assert.Equal("False", reply.Text("success"), ignoreCase: true);
        Assert.Equal("7", reply.Text("request_seq"));
    }

    [Fact]
    public void A_field_of_the_wrong_kind_is_found() => Assert.Equal(
        ["b is String instead of Number", "c is nothing instead of Array"],
        MessageSchema.Missing("a:Boolean b:Number c:Array", new JsonObject { ["a"] = true, ["b"] = "1" }));
}
