namespace ParallelLab.Kernel.Tests.Engine;

public sealed class CompileErrorTests
{
    private readonly CellScript _script = new();

    [Fact]
    public void An_error_shows_cell_line_column_source_and_caret()
    {
        _script.Submit("int x = 1;");

        var error = _script.Reject("int y = 2;\nwhile (true)\n\ty += nope;");

        Assert.Equal("CompileError", error.Name);
        Assert.Equal(
            ["cell 2, line 3, column 7: error CS0103: The name 'nope' does not exist in the current context", "    \ty += nope;", "    \t     ^^^^"],
            error.Traceback);
        Assert.Equal(error.Traceback[0], error.Message);
    }

    [Fact]
    public void Places_are_those_of_the_text_as_typed_although_polls_stand_before_them()
    {
        var error = _script.Reject("for (;;) for (;;) { nope(); }");

        Assert.StartsWith("cell 1, line 1, column 21:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_show_places_of_the_text_as_typed()
    {
        var warnings = _script.Warn("void F() { while (true) { } int x = 1; }");

        Assert.StartsWith("cell 1, line 1, column 29: warning CS0162", warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_whose_place_the_compiler_can_not_find_is_an_error_like_others()
    {
        var error = _script.Reject("$\"{\0////\n");

        Assert.StartsWith("cell 1, line 1, column 4: error PL0002: A string that is not closed holds a NUL", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_handful_of_errors_is_shown()
    {
        var error = _script.Reject(string.Join('\n', Enumerable.Repeat("nope();", 19)));

        Assert.Equal(5, error.Traceback.Count(line => line.Contains("CS0103", StringComparison.Ordinal)));
        Assert.Equal("and 14 more", error.Traceback[^1]);
    }

    [Theory]
    [InlineData(0, 300)]
    [InlineData(150, 150)]
    [InlineData(300, 0)]
    public void A_long_line_is_cut_around_the_place(int before, int after)
    {
        var error = _script.Reject($"/*{new string('a', before)}*/ nope /*{new string('b', after)}*/");

        Assert.InRange(error.Traceback[1].Length, 100, 130);
        Assert.Equal("nope", error.Traceback[1].Substring(error.Traceback[2].IndexOf('^', StringComparison.Ordinal), 4));
    }

    [Fact]
    public void Of_broken_syntax_only_the_syntax_is_reported()
    {
        var error = _script.Reject("int a = nope\nint b = nope;");

        Assert.Equal("cell 1, line 1, column 13: error CS1002: ; expected", Assert.Single(error.Traceback, line => line.Contains("error", StringComparison.Ordinal)));
        Assert.Equal("                ^", error.Traceback[2]);
    }
}
