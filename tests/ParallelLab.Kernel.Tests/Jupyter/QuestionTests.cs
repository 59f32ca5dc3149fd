using System.Text.Json.Nodes;
using ParallelLab.TestKit;

namespace ParallelLab.Kernel.Tests.Jupyter;

public sealed class QuestionTests(ServedNotebook notebook) : IClassFixture<ServedNotebook>
{
    private readonly JupyterClient _client = notebook.Client;

    [Fact]
    public async Task Places_are_code_points()
    {
        var reply = await CompleteAsync("var s = \"😀😀\"; s.Len", 19);

        Assert.Equal("Length", (string?)reply["matches"]![0]);
        Assert.Equal((16, 19), ((int)reply["cursor_start"]!, (int)reply["cursor_end"]!));
    }

    [Fact]
    public async Task A_match_has_a_type_for_its_icon()
    {
        var reply = await CompleteAsync("Math.Clam", 9);

        var type = reply["metadata"]!["_jupyter_types_experimental"]![0]!;
        Assert.Equal(("Clamp", "method", 5, 9), ((string?)type["text"], (string?)type["type"], (int)type["start"]!, (int)type["end"]!));
    }

    [Fact]
    public async Task Each_of_many_questions_at_once_has_a_reply_and_the_last_one_the_answer()
    {
        await CompleteAsync("Math.Clam", 9);
        var asked = new List<string>();
        for (var i = 0; i < 50; i++)
            asked.Add(await _client.SendAsync(_client.Shell, "complete_request", Question("Math.Clam", 9)));

        var replies = new Dictionary<string, JupyterMessage>();
        while (replies.Count < asked.Count)
        {
            var reply = await _client.ReceiveAsync(_client.Shell);
            replies[reply.ParentId!] = reply;
        }

        Assert.All(asked, id => Assert.Equal("ok", replies[id].Text("status")));
        Assert.Single(replies[asked[^1]].Content["matches"]!.AsArray());
    }

    [Fact]
    public async Task A_magic_that_the_notebook_has_added_is_offered()
    {
        await _client.RunAsync(
            """
            using Microsoft.DotNet.Interactive.Directives;
            Kernel.Root.AddDirective(new KernelActionDirective("#!countdown"), (command, context) => Task.CompletedTask);
            """);

        var reply = await CompleteAsync("#!count", 7);

        Assert.Equal("#!countdown", (string?)reply["matches"]![0]);
    }

    [Fact]
    public async Task A_question_is_answered_while_a_cell_runs()
    {
        await _client.RunAsync("var early = 1;");
        var cell = await _client.SendCellAsync("var late = 2; Console.WriteLine(\"spins\"); while (true) { }");
        await _client.UntilPublishedAsync(message => message.ParentId == cell && message.Type == "stream");

        var reply = await CompleteAsync("earl", 4);

        Assert.Equal("early", (string?)reply["matches"]![0]);
        await _client.AskAsync(_client.Control, "interrupt_request", "{}");
        await _client.PublishedForAsync(cell);
    }

    private static string Question(string code, int cursor) => new JsonObject { ["code"] = code, ["cursor_pos"] = cursor }.ToJsonString();

    /// <summary>Asks until there is an answer: on a loaded machine the first one may take longer than anybody waits for it.</summary>
    private async Task<JsonObject> CompleteAsync(string code, int cursor)
    {
        var content = new JsonObject();
        await Probe.UntilAsync(
            async () => (content = (await _client.AskAsync(_client.Shell, "complete_request", Question(code, cursor))).Content)["matches"]!.AsArray().Count > 0,
            "the question is answered");
        return content;
    }
}
