using ParallelLab.TestKit;

namespace ParallelLab.Kernel.Tests.Jupyter;

public sealed class ExecuteTests(ServedNotebook notebook) : IClassFixture<ServedNotebook>
{
    private readonly JupyterClient _client = notebook.Client;

    [Fact]
    public async Task A_cell_gives_its_value_under_its_own_number()
    {
        var (reply, published) = await _client.RunAsync("6*7");

        var result = Single(published, "execute_result");
        Assert.Equal("42", ValueIn(published));
        Assert.Equal(reply.Text("execution_count"), result.Text("execution_count"));
        Assert.Equal("ok", reply.Text("status"));
    }

    [Fact]
    public async Task A_failed_cell_shows_a_coloured_traceback_once()
    {
        var (reply, published) = await _client.RunAsync("throw new InvalidOperationException(\"broken\");");

        var error = Single(published, "error");
        Assert.Equal(("InvalidOperationException", "broken"), (error.Text("ename"), error.Text("evalue")));
        Assert.Equal("\e[1;31mSystem.InvalidOperationException\e[0m: broken", (string?)error.Content["traceback"]![0]);
        Assert.Equal("error", reply.Text("status"));
        Assert.Equal(error.Text("traceback"), reply.Text("traceback"));
    }

    [Fact]
    public async Task A_cell_that_the_front_end_names_is_compared_with_its_last_run_also_when_its_text_has_changed()
    {
        await _client.RunAsync("#!time\n1", metadata: """{"cellId":"a"}""");

        var (_, same) = await _client.RunAsync("#!time\n2", metadata: """{"cellId":"a"}""");
        var (_, other) = await _client.RunAsync("#!time\n3", metadata: """{"cellId":"b"}""");
        var (_, odd) = await _client.RunAsync("#!time\n4", metadata: """{"cellId":7}""");

        Assert.Contains("(was ", Single(same, "display_data").Text("data"), StringComparison.Ordinal);
        Assert.DoesNotContain("(was ", Single(other, "display_data").Text("data"), StringComparison.Ordinal);
        Assert.DoesNotContain("(was ", Single(odd, "display_data").Text("data"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deadlock_shows_its_picture_and_fails_the_cell()
    {
        var (reply, published) = await _client.RunAsync(
            "var gate = new object(); lock (gate) { var t = new Thread(() => { lock (gate) { } }); t.Start(); t.Join(); }");

        Assert.StartsWith("<svg", (string?)Single(published, "display_data").Content["data"]!["image/svg+xml"], StringComparison.Ordinal);
        Assert.Equal("DeadlockDetected", Single(published, "error").Text("ename"));
        Assert.Equal("error", reply.Text("status"));
    }

    [Fact]
    public async Task A_silent_cell_shows_neither_itself_nor_its_value()
    {
        var (_, published) = await _client.RunAsync("Console.Write(1); 2", ",\"silent\":true");

        Assert.Equal(["status", "stream", "status"], published.Select(message => message.Type));
    }

    [Theory]
    [InlineData(",\"silent\":true", false)]
    [InlineData(",\"silent\":true,\"store_history\":true", false)]
    [InlineData(",\"store_history\":false", true)]
    public async Task A_cell_that_stores_no_history_takes_no_number(string how, bool isShown)
    {
        var before = CountOf((await _client.RunAsync("1")).Reply);
        var (reply, published) = await _client.RunAsync("\"not stored\"", how);
        var after = CountOf((await _client.RunAsync("2", ",\"user_expressions\":{\"three\":\"3\"}")).Reply);
        var next = CountOf((await _client.RunAsync("4")).Reply);

        Assert.Equal((before, before + 1, before + 2), (CountOf(reply), after, next));
        Assert.Equal(isShown ? [before, before] : [], published.Where(message => message.Content.ContainsKey("execution_count")).Select(CountOf));
        var history = await _client.AskAsync(_client.Shell, "history_request", """{"hist_access_type":"tail","n":3}""");
        Assert.DoesNotContain("not stored", history.Text("history"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_that_did_not_run_says_where_the_counter_stands()
    {
        var before = CountOf((await _client.RunAsync("1")).Reply);
        var failing = await _client.SendCellAsync("Console.ReadLine(); throw new Exception();");
        await _client.ReceiveAsync(_client.Stdin);
        var waiting = await _client.SendCellAsync("2");
        await _client.AskAsync(_client.Shell, "kernel_info_request", "{}");
        await AnswerAsync("go on");
        await _client.ReplyToAsync(_client.Shell, failing);

        var aborted = await _client.ReplyToAsync(_client.Shell, waiting);
        var malformed = await _client.AskAsync(_client.Shell, "execute_request", "{}");

        MessageSchema.Check(aborted);
        MessageSchema.Check(malformed);
        Assert.Equal((before + 1, before + 1), (CountOf(aborted), CountOf(malformed)));
    }

    [Fact]
    public async Task User_expressions_are_evaluated_after_the_cell()
    {
        var (reply, _) = await _client.RunAsync("var half = 21;", ",\"user_expressions\":{\"whole\":\"half * 2\",\"wrong\":\"nothing\"}");

        var values = reply.Content["user_expressions"]!;
        Assert.Equal("42", values["whole"]!["data"]!["text/plain"]!.ToString());
        Assert.Equal("error", values["wrong"]!["status"]!.ToString());
    }

    [Fact]
    public async Task Cells_that_wait_behind_a_failed_one_are_aborted()
    {
        var failing = await _client.SendCellAsync("Console.ReadLine(); throw new Exception();");
        await _client.ReceiveAsync(_client.Stdin);
        var waiting = await _client.SendCellAsync("1");
        await _client.AskAsync(_client.Shell, "kernel_info_request", "{}");
        await AnswerAsync("go on");

        Assert.Equal("error", (await _client.ReplyToAsync(_client.Shell, failing)).Text("status"));
        Assert.Equal("aborted", (await _client.ReplyToAsync(_client.Shell, waiting)).Text("status"));
        Assert.Equal("ok", (await _client.RunAsync("2")).Reply.Text("status"));
    }

    [Fact]
    public async Task Cells_behind_a_failed_one_run_where_errors_do_not_stop()
    {
        var failing = await _client.SendCellAsync("Console.ReadLine(); throw new Exception();", ",\"stop_on_error\":false");
        await _client.ReceiveAsync(_client.Stdin);
        var waiting = await _client.SendCellAsync("1");
        await _client.AskAsync(_client.Shell, "kernel_info_request", "{}");
        await AnswerAsync("go on");

        await _client.ReplyToAsync(_client.Shell, failing);
        Assert.Equal("ok", (await _client.ReplyToAsync(_client.Shell, waiting)).Text("status"));
    }

    [Fact]
    public async Task A_line_is_read_from_the_front_end()
    {
        var cell = await _client.SendCellAsync("Console.Write(\"Name: \"); var name = Console.ReadLine(); name");
        var question = await _client.ReceiveAsync(_client.Stdin);
        await AnswerAsync("Ada");

        MessageSchema.Check(question);
        Assert.Equal(("input_request", "Name: ", cell), (question.Type, question.Text("prompt"), question.ParentId));
        await _client.ReplyToAsync(_client.Shell, cell);
        Assert.Contains("Ada", ValueIn(await _client.PublishedForAsync(cell)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_asked_for_as_one()
    {
        var cell = await _client.SendCellAsync("ReadPassword(\"Password: \").Length");
        var question = await _client.ReceiveAsync(_client.Stdin);
        await AnswerAsync("secret");

        MessageSchema.Check(question);
        Assert.Equal(("Password: ", true), (question.Text("prompt"), (bool)question.Content["password"]!));
        Assert.Equal("6", ValueIn(await _client.PublishedForAsync(cell)));
        await _client.ReplyToAsync(_client.Shell, cell);
    }

    [Fact]
    public async Task A_front_end_that_answers_nothing_is_not_asked()
    {
        var (reply, _) = await _client.RunAsync("Console.ReadLine()", ",\"allow_stdin\":false");

        Assert.Equal("error", reply.Text("status"));
        Assert.Contains("nobody can answer", reply.Text("evalue"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_interrupt_on_either_port_stops_a_spinning_cell_and_keeps_its_variables(bool onControl)
    {
        await _client.RunAsync("var kept = 7;");
        var cell = await _client.SendCellAsync("Console.WriteLine(\"spins\"); while (true) { }");
        await _client.UntilPublishedAsync(message => message.ParentId == cell && message.Type == "stream");
        await _client.AskAsync(onControl ? _client.Control : _client.Shell, "interrupt_request", "{}");

        Assert.Equal("error", Single(await _client.PublishedForAsync(cell), "error").Type);
        Assert.Equal("7", ValueIn((await _client.RunAsync("kept")).Published));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_interrupt_between_two_cells_never_stops_the_next(bool onControl)
    {
        const int Rounds = 100;
        for (var round = 0; round < Rounds; round++)
        {
            // One socket keeps its order by itself; of two, only a reply tells that the interrupt was read.
            if (onControl)
                await _client.AskAsync(_client.Control, "interrupt_request", "{}");
            else
                await _client.SendAsync(_client.Shell, "interrupt_request", "{}");
            var (reply, _) = await _client.RunAsync("Thread.Sleep(1);");

            Assert.Equal("ok", reply.Text("status"));
        }
    }

    [Fact]
    public async Task An_interrupted_question_is_withdrawn()
    {
        var cell = await _client.SendCellAsync("Console.ReadLine()");
        await _client.ReceiveAsync(_client.Stdin);
        await _client.AskAsync(_client.Control, "interrupt_request", "{}");
        Assert.Single(await _client.PublishedForAsync(cell), message => message.Type == "error");
        await AnswerAsync("too late");

        var next = await _client.SendCellAsync("Console.ReadLine()");
        await _client.ReceiveAsync(_client.Stdin);
        await AnswerAsync("in time");

        await _client.ReplyToAsync(_client.Shell, next);
        Assert.Contains("in time", ValueIn(await _client.PublishedForAsync(next)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shell_control_and_heartbeat_answer_while_every_core_spins()
    {
        var cell = await _client.SendCellAsync(
            "Console.WriteLine(\"spins\"); Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 64 }, _ => { while (true) { } });");
        await _client.UntilPublishedAsync(message => message.ParentId == cell && message.Type == "stream");

        Assert.Equal("ok", (await _client.AskAsync(_client.Shell, "kernel_info_request", "{}")).Text("status"));
        Assert.Equal("ok", (await _client.AskAsync(_client.Control, "kernel_info_request", "{}")).Text("status"));
        await _client.Heartbeat.SendAsync(Zmtp.Message.OfText("beat"));
        Assert.Equal("beat", (await _client.Heartbeat.ReceiveAsync()).Text(0));
        await _client.AskAsync(_client.Shell, "interrupt_request", "{}");
        await _client.PublishedForAsync(cell);
    }

    [Fact]
    public async Task Late_output_belongs_to_the_cell_that_caused_it()
    {
        var starter = await _client.SendCellAsync(
            "var gate = new ManualResetEventSlim(); var late = new Thread(() => { gate.Wait(); Console.WriteLine(\"late\"); }); late.Start();");
        await _client.ReplyToAsync(_client.Shell, starter);
        var (_, opener) = await _client.RunAsync("gate.Set(); late.Join();");

        var text = await _client.UntilPublishedAsync(message => message.Type == "stream" && message.Text("text") == "late\n");
        Assert.Equal(starter, text.ParentId);
        Assert.DoesNotContain(opener, message => message.Type == "stream");
    }

    [Fact]
    public async Task All_lines_of_a_flood_arrive_in_order()
    {
        const int Lines = 100_000;
        var (_, published) = await _client.RunAsync($"for (int i = 0; i < {Lines}; i++) Console.WriteLine(i);");

        var text = string.Concat(published.Where(message => message.Type == "stream").Select(message => message.Text("text")));
        Assert.Equal(Enumerable.Range(0, Lines), text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse));
    }

    [Fact]
    public async Task Two_front_ends_share_one_session()
    {
        await using var other = await notebook.Kernel.ConnectAsync();
        await _client.RunAsync("var shared = 5;");

        var (reply, _) = await other.RunAsync("shared");

        Assert.Equal("ok", reply.Text("status"));
    }

    private static int CountOf(JupyterMessage message) => (int)message.Content["execution_count"]!;

    private static JupyterMessage Single(IEnumerable<JupyterMessage> messages, string type) =>
        Assert.Single(messages, message => message.Type == type);

    private static string ValueIn(IEnumerable<JupyterMessage> messages) =>
        Single(messages, "execute_result").Content["data"]!["text/plain"]!.ToString();

    private Task AnswerAsync(string line) => _client.SendAsync(_client.Stdin, "input_reply", $$"""{"value":"{{line}}"}""");
}
