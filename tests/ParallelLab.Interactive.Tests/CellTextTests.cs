namespace ParallelLab.Interactive.Tests;

public sealed class CellTextTests
{
    [Theory]
    [InlineData("var x = 1;", "")]
    [InlineData("using System;\nvar x = 1;", "using System;\n")]
    [InlineData("// note\r\n\r\nusing static System.Math; // open\r\nSqrt(2)", "// note\r\n\r\nusing static System.Math; // open\r\n")]
    [InlineData("#nullable enable\nusing A = System.Text.StringBuilder;\nnew A()", "#nullable enable\nusing A = System.Text.StringBuilder;\n")]
    [InlineData("using (var x = Open())\n{ }", "")]
    public void The_head_ends_where_the_first_statement_may_stand(string code, string head) => Assert.Equal(head, CellText.Of(code).Head);

    [Property]
    public bool Head_and_body_are_the_text(string? text) => CellText.Of(text ?? "") is var cut && cut.Head + cut.Body == (text ?? "");

    [Property]
    public bool Rewritten_code_has_the_same_lines_above_each_statement(string? text)
    {
        var code = $"using System;\n{text}\nend";

        return LinesAbove(new RecordedCell().Rewrite(code)) == LinesAbove(code)
            && LinesAbove(new MeasuredCell().Rewrite(code)) == LinesAbove(code)
            && LinesAbove(new SweptCell("n=1,2").Rewrite(code)) == LinesAbove(code);
    }

    private static int LinesAbove(string code) => code[..code.LastIndexOf("end", StringComparison.Ordinal)].Count(letter => letter == '\n');
}
