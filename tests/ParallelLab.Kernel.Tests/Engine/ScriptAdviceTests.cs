namespace ParallelLab.Kernel.Tests.Engine;

public sealed class ScriptAdviceTests
{
    [Theory]
    [InlineData("using var x = new MemoryStream();", "using (var x = …) { … }")]
    [InlineData("int n = 1;\nusing var x = new MemoryStream();\nConsole.WriteLine(x);", "using (var x = …) { … }")]
    [InlineData("using MemoryStream x = new();", "using (var x = …) { … }")]
    [InlineData("await using var x = new MemoryStream();", "using (var x = …) { … }")]
    [InlineData("Span<int> s = new int[3];", "Memory<T>")]
    [InlineData("var s = \"abc\".AsSpan();", "into a method")]
    [InlineData("ref int r = ref (new int[3])[0];", "no top-level `ref` variables")]
    [InlineData("namespace N { class C { } }", "without one")]
    [InlineData("namespace N;\nclass C { }", "without one")]
    [InlineData("file class C { }", "leave `file` out")]
    [InlineData("static class E { public static int Twice(this int i) => 2 * i; }", "top-level method")]
    [InlineData("static class E { extension(int i) { public int Twice => 2 * i; } }", "top-level method")]
    [InlineData("int Twice(this int i) => 2 * i;", "Write `static`")]
    [InlineData("int n = 0; Action a = static () => n++;", "`static` lambda")]
    [InlineData("int n = 0; static int F() => n;", "`static` method")]
    [InlineData("int n = 0; class C { int F() => n; }", "pass the value in")]
    [InlineData("int n = 0; record R(int X) { public int Y => n + X; }", "pass the value in")]
    [InlineData("Console.WriteLine(1);\nusing System.Net;", "top of the cell")]
    [InlineData("Console.WriteLine(1);\n#r \"some.dll\"", "top of the cell")]
    [InlineData("Console.WriteLine(1);\n#load \"some.csx\"", "top of the cell")]
    [InlineData("int x = 1; int x = 2;", "declared twice")]
    [InlineData("void F() { } void F() { }", "declared twice")]
    [InlineData("int* p;", "unsafe")]
    [InlineData("await (Task.Delay(1));", "leave the parentheses out")]
    [InlineData("var x = await (Task.FromResult(1)).WaitAsync(TimeSpan.Zero);", "leave the parentheses out")]
    [InlineData("#r \"nope.dll\"", "notebook's folder")]
    [InlineData("#load \"nope.csx\"", "notebook's folder")]
    public void What_a_cell_may_not_hold_comes_with_the_way_out(string code, string advice)
    {
        var error = new CellScript().Reject(code);

        Assert.Contains(error.Traceback, line => line.Contains(advice, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("class C { int x; int x; }")]
    [InlineData("using (var x = 5)\nint y = 3\nint z = 4;")]
    [InlineData("int F(int a int b) => 1;")]
    [InlineData("int a = 5\nint b = 6;")]
    [InlineData("nowhere(1);")]
    public void Other_errors_come_without_advice(string code)
    {
        var error = new CellScript().Reject(code);

        Assert.All(error.Traceback, line => Assert.True(
            line.StartsWith("cell 1", StringComparison.Ordinal) || line.StartsWith("    ", StringComparison.Ordinal), line));
    }

    [Fact]
    public void A_main_that_nobody_calls_is_pointed_out()
    {
        var warnings = new CellScript().Warn("class Program { static void Main() { Console.WriteLine(1); } }");

        Assert.Contains(warnings, line => line.Contains("does not call Main", StringComparison.Ordinal));
    }
}
