using ParallelLab.TestKit;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Kernel.Tests.Magics;

public sealed class LowerMagicTests(LowerMagicTests.Prepared prepared) : IClassFixture<LowerMagicTests.Prepared>
{
    [Fact]
    public async Task A_lock_is_a_monitor_entered_and_left_in_a_finally()
    {
        var text = await LowerAsync("#!lower\nlock (gate) { x++; }");

        Assert.Matches(@"(?s)try\s*\{\s*Monitor\.Enter\(gate, ref lockTaken\);.*\}\s*finally\s*\{.*Monitor\.Exit\(gate\);", text);
        Assert.DoesNotContain("MoveNext", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_await_is_a_state_machine()
    {
        var text = await LowerAsync("#!lower\nasync Task<int> Later()\n{\n    await Task.Delay(1);\n    return 3;\n}");

        Assert.Contains("struct <Later>d__", text, StringComparison.Ordinal);
        Assert.Contains("private void MoveNext()", text, StringComparison.Ordinal);
        Assert.Contains("AwaitUnsafeOnCompleted", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<Initialize>", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_that_awaits_is_a_state_machine_itself()
    {
        var text = await LowerAsync("#!lower\nawait Task.Delay(1);");

        Assert.Contains("<<Initialize>>d__0 : IAsyncStateMachine", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closure_is_an_object_that_holds_the_variable()
    {
        var text = await LowerAsync("#!lower\nFunc<int> Count(int from) => () => from++;");

        Assert.Matches(@"class <>c__DisplayClass\d+_0", text);
        Assert.Contains("public int from;", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreach_is_an_enumerator()
    {
        var text = await LowerAsync("#!lower\nint Sum(List<int> all) { var sum = 0; foreach (var one in all) sum += one; return sum; }");

        Assert.Matches(@"(?s)GetEnumerator\(\).*while \(enumerator\.MoveNext\(\)\).*Dispose\(\)", text);
    }

    [Theory]
    [InlineData("void Bump() { x++; }", @"ldfld int32 Cell1::x\n.*ldc\.i4\.1\n.*add\n.*stfld int32 Cell1::x\n")]
    [InlineData("static int y; static void Bump() { y++; }", @"ldsfld int32 Cell\d+::y\n.*ldc\.i4\.1\n.*add\n.*stsfld int32 Cell\d+::y\n")]
    [InlineData("x++;", @"ldfld int32 Cell1::x\n.*ldc\.i4\.1\n.*add\n.*stfld int32 Cell1::x\n")]
    public async Task An_increment_is_a_load_an_addition_and_a_store(string code, string expected)
    {
        var text = await LowerAsync($"#!lower --il\n{code}");

        Assert.Matches(expected, text);
    }

    [Fact]
    public async Task The_code_does_not_run_and_later_cells_do_not_know_its_names()
    {
        await LowerAsync("#!lower\nx = 100;\nint lowered = 1;");

        var x = await prepared.Notebook.RunAsync("x");
        var name = await prepared.Notebook.RunAsync("lowered");

        Assert.Equal("0", x.Sink.Result);
        Assert.Equal("CompileError", name.Outcome.ErrorOrNull?.Name);
    }

    [Fact]
    public async Task Code_that_does_not_compile_is_a_compile_error()
    {
        var run = await prepared.Notebook.RunAsync("#!lower\nint i = nobody;");

        Assert.Contains("line 2, column 9: error CS0103", run.Outcome.ErrorOrNull?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_is_encoded()
    {
        var run = await prepared.Notebook.RunAsync("#!lower\nstring Bold() => \"<b>&\";");

        var html = run.Sink.Outputs.OfType<CellOutput.Display>().Single().Bundle.Forms[MediaTypes.Html];
        Assert.Contains("<span class=\"pl-s\">&quot;&lt;b&gt;&amp;&quot;</span>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_text_is_cut()
    {
        var method = $"void Print() {{ {string.Concat(Enumerable.Repeat($"Console.WriteLine(\"{new string('x', 1000)}\"); ", 40))} }}";

        var text = await LowerAsync($"#!lower\n{method}");

        Assert.InRange(text.Length, 32 * 1024, 33 * 1024);
        Assert.EndsWith("lower a smaller piece of code.", text, StringComparison.Ordinal);
    }

    private async Task<string> LowerAsync(string cell)
    {
        var run = await prepared.Notebook.RunAsync(cell);
        Assert.IsType<CellOutcome.Succeeded>(run.Outcome);
        return run.Sink.Outputs.OfType<CellOutput.Display>().Single().Bundle.PlainText;
    }

    /// <summary>A notebook with a variable and something to lock.</summary>
    public sealed class Prepared : IAsyncLifetime
    {
        public Notebook Notebook { get; } = new();

        public Task InitializeAsync() => Notebook.RunAsync("int x = 0; var gate = new object();");

        public async Task DisposeAsync() => await Notebook.DisposeAsync();
    }
}
