using ParallelLab.Kernel.Engine;

namespace ParallelLab.Kernel.Tests.Engine;

public sealed class CSharpEngineTests
{
    private readonly CellScript _script = new();

    [Theory]
    [InlineData("1 + 2", 3)]
    [InlineData("int x = 5; x", 5)]
    [InlineData("int x = 5; x = 7", 7)]
    [InlineData("await Task.FromResult(9)", 9)]
    [InlineData("\"text\".Length", 4)]
    [InlineData("return 8;", 8)]
    [InlineData("int F() => 6; F()", 6)]
    [InlineData("new[] { 1, 2, 3 }.Sum(x => x * 2)", 12)]
    [InlineData("unsafe int F() { int x = 1; int* p = &x; *p = 2; return x; } F()", 2)]
    public async Task The_last_expression_is_the_value(string code, int expected) => Assert.Equal(expected, await _script.Run(code));

    [Theory]
    [InlineData("() => 1 + 2")]
    [InlineData("() =>\n    Twice(3)")]
    [InlineData("() => { return new[] { 1, 2 }.Sum(x => \"\\t\".Length * x); }")]
    [InlineData("() => Twice(new[] { 1, 2 }.Sum(x => x))")]
    public async Task A_method_that_asks_for_the_text_of_a_lambda_gets_what_the_student_wrote(string lambda)
    {
        await _script.Run("""
            int Twice(int x) => 2 * x;
            string TextOf(Func<int> call, string label = "", [System.Runtime.CompilerServices.CallerArgumentExpression("call")] string text = "") => text;
            """);

        Assert.Equal(lambda, await _script.Run($"TextOf({lambda})"));
    }

    [Theory]
    [InlineData("int x = 5;")]
    [InlineData("Math.Max(1, 2);")]
    [InlineData("Thread.Sleep(0)")]
    [InlineData("await Task.Delay(0)")]
    [InlineData("((Action)null)?.Invoke()")]
    [InlineData("int F() { return 3; }")]
    [InlineData("return;")]
    public void A_statement_has_no_value(string code) => Assert.False(_script.Submit(code)!.HasValue);

    [Theory]
    [InlineData("int x = 1;", "x + 1", 2)]
    [InlineData("int Twice(int x) => 2 * x;", "Twice(4)", 8)]
    [InlineData("record Point(int X, int Y);", "new Point(3, 4).Y", 4)]
    [InlineData("static int Twice(this int x) => 2 * x;", "5.Twice()", 10)]
    [InlineData("using System.Runtime.CompilerServices;", "Unsafe.SizeOf<long>()", 8)]
    [InlineData("using Numbers = System.Collections.Generic.List<int>;", "new Numbers { 1 }.Count", 1)]
    [InlineData("using static System.Math;", "Max(1, 2)", 2)]
    [InlineData("enum Colour { Red, Green }", "(int)Colour.Green", 1)]
    [InlineData("var pair = (A: 1, B: 2);", "pair.B", 2)]
    public async Task Names_carry_over(string earlier, string later, int expected)
    {
        await _script.Run(earlier);

        Assert.Equal(expected, await _script.Run(later));
    }

    [Fact]
    public async Task A_later_cell_may_declare_a_name_again_with_another_type()
    {
        await _script.Run("int x = 1; int F() => 1;");
        await _script.Run("string x = \"one\"; string F() => \"F\";");

        Assert.Equal("oneF", await _script.Run("x + F()"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("// nothing")]
    [InlineData("using System.Globalization;")]
    public async Task A_cell_without_code_takes_no_slot(string code)
    {
        await _script.Run("int x = 1;");
        Assert.Null(_script.Submit(code));

        var next = _script.Submit("x")!;

        Assert.Equal(2, next.Slot);
        Assert.Equal(1, await _script.Run(next));
    }

    [Theory]
    [InlineData("x + 1")]
    [InlineData("x = 7;")]
    [InlineData("foreach (var i in new[] { 1 }) { var y = i; Console.Write(y); }")]
    [InlineData("Console.Write(new { Y = 1 }.Y);")]
    public async Task A_cell_that_leaves_no_names_leaves_its_slot_to_the_next(string code)
    {
        await _script.Run("int x = 1;");
        var silent = _script.Submit(code)!;
        await _script.Run(silent);

        var next = _script.Submit("var z = new { Y = x };")!;
        await _script.Run(next);

        Assert.Equal((2, 2), (silent.Slot, next.Slot));
        Assert.True(await _script.Run("z.Y + new { Y = 3 }.Y") is 4 or 10);
    }

    [Theory]
    [InlineData("int.TryParse(\"5\", out var y);", "y")]
    [InlineData("(int y, int z) = (5, 6);", "y")]
    [InlineData("int Y() => 5;", "Y()")]
    [InlineData("class Y { public int Z => 5; }", "new Y().Z")]
    [InlineData("using System.Globalization;\n_ = 1;", "CultureInfo.InvariantCulture is null ? 0 : 5")]
    [InlineData("_ = System.Xml.Linq.XElement.Parse(\"<a/>\");", "System.Xml.Linq.XElement.Parse(\"<a>5</a>\").Value.Length + 4")]
    public async Task What_a_cell_declares_or_brings_is_there_for_the_next(string code, string use)
    {
        await _script.Run("int x = 1;");
        await _script.Run(code);

        Assert.Equal(5, await _script.Run(use));
    }

    [Fact]
    public void No_two_submissions_share_a_name()
    {
        var engine = new CSharpEngine(ReferenceSet.Default, Path.GetTempPath());

        var names = new[] { "1", "1", "int x = 1;", "x" }
            .Select(code => Assert.IsType<CompileOutcome.Compiled>(engine.Compile(code, cellNumber: null)).Submission!.AssemblyName);

        Assert.Distinct(names);
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_changes_nothing()
    {
        await _script.Run("int x = 1;");
        _script.Reject("using System.Nope; string x = \"\"; int y = nope;");

        Assert.Equal(1, await _script.Run("x"));
        _script.Reject("y");
    }

    [Fact]
    public void A_submission_names_its_cell_its_slot_and_the_assemblies_it_needs()
    {
        var first = _script.Submit("int x = 1;")!;
        _script.Submit("int y = 2;");
        var third = _script.Submit("x")!;

        Assert.Equal(("Cell3", 3), (third.EntryType, third.Slot));
        Assert.Equal([first.AssemblyName], third.Dependencies);
        Assert.NotEqual(first.AssemblyName, new CellScript().Submit("int x = 1;")!.AssemblyName);
    }

    [Fact]
    public async Task A_frame_names_cell_and_line()
    {
        await _script.Run("int x = 1;");

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => _script.Run(
            """
            // a comment
            foreach (var i in new[] { 1 })
                while (true) // and another
                    throw new InvalidOperationException();
            """));

        Assert.Contains("in cell 2:line 4", error.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_that_throws_keeps_what_it_assigned_before()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _script.Run("int x = 5; if (x > 0) throw new InvalidOperationException(); int y = 6;"));

        Assert.Equal((5, 0), await _script.Run("(x, y)"));
    }

    [Theory]
    [InlineData("System.Xml.Linq.XElement.Parse(\"<a>7</a>\").Value")]
    [InlineData("using System.Xml.Linq; XElement.Parse(\"<a>7</a>\").Value")]
    [InlineData("dynamic d = 7; d.ToString()")]
    [InlineData("System.Collections.Immutable.ImmutableArray.Create(7)[0].ToString()")]
    public async Task Types_beyond_the_core_references_are_found(string code) => Assert.Equal("7", await _script.Run(code));

    [Fact]
    public async Task Types_beyond_the_core_references_carry_over()
    {
        await _script.Run("int before = 1;");
        await _script.Run("var element = System.Xml.Linq.XElement.Parse(\"<a>7</a>\");");

        Assert.Equal("71", await _script.Run("element.Value + before"));
    }

    [Fact]
    public async Task Warming_up_leaves_no_trace()
    {
        var engine = new CSharpEngine(ReferenceSet.Default, Path.GetTempPath());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => engine.WarmUp(CancellationToken.None))));

        var outcome = Assert.IsType<CompileOutcome.Compiled>(engine.Compile("int x = 1;", 1));

        Assert.Equal(1, outcome.Submission!.Slot);
        Assert.Empty(outcome.Submission.Dependencies);
    }

    [Fact]
    public void A_cancelled_compilation_changes_nothing()
    {
        var engine = new CSharpEngine(ReferenceSet.Default, Path.GetTempPath());

        Assert.Throws<OperationCanceledException>(() => engine.Compile("int x = 1;", 1, cancellationToken: new CancellationToken(canceled: true)));

        Assert.Equal(1, Assert.IsType<CompileOutcome.Compiled>(engine.Compile("int y = 1;", 2)).Submission!.Slot);
    }

    [Theory]
    [InlineData("string? s = null;")]
    [InlineData("string s = null;")]
    [InlineData("using System.Globalization; int x = 1;")]
    [InlineData("class C { object Name; public override string ToString() => $\"{Name}\"; } int x = 1;", "CS0649")]
    [InlineData("async Task F() { await Task.Yield(); }\nF();", "CS4014")]
    [InlineData("Task.FromResult(1)")]
    [InlineData("async Task<int> G() { await Task.Yield(); return 1; }\nG() // its value")]
    [InlineData("int F() { return 1; Console.WriteLine(); }", "CS0162")]
    public void Warnings_that_teach_are_shown_and_noise_is_not(string code, string? expected = null)
    {
        var warnings = _script.Warn(code);

        if (expected is null)
            Assert.Empty(warnings);
        else
            Assert.Contains(expected, warnings[0], StringComparison.Ordinal);
    }
}
