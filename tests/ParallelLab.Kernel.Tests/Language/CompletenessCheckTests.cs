using ParallelLab.Kernel.Language;

namespace ParallelLab.Kernel.Tests.Language;

public sealed class CompletenessCheckTests
{
    [Theory]
    [InlineData("", Completeness.Complete)]
    [InlineData("1 + 1", Completeness.Complete)]
    [InlineData("var x = 1;", Completeness.Complete)]
    [InlineData("int F() { return 1; }", Completeness.Complete)]
    [InlineData("#!time\n1 + 1", Completeness.Complete)]
    [InlineData("await Task.Delay(1)", Completeness.Complete)]
    [InlineData("int F() {", Completeness.Incomplete)]
    [InlineData("#!time\nfor (;;) {", Completeness.Incomplete)]
    [InlineData("Console.WriteLine(", Completeness.Incomplete)]
    [InlineData("var s = @\"a", Completeness.Incomplete)]
    [InlineData("/* open", Completeness.Incomplete)]
    [InlineData("int = 3 3;", Completeness.Invalid)]
    [InlineData("$\"{a\n", Completeness.Incomplete)]
    [InlineData("int = 3;)", Completeness.Invalid)]
    [InlineData("F(1))", Completeness.Invalid)]
    [InlineData("x; }", Completeness.Invalid)]
    [InlineData("}", Completeness.Invalid)]
    public void A_text_is_judged_by_the_parser(string code, Completeness expected) => Assert.Equal(expected, CompletenessCheck.Of(code));

    [Theory]
    [InlineData("for (;;) {", "    ")]
    [InlineData("for (;;)\n{\n    if (x) {", "        ")]
    [InlineData("for (;;)\n{\n    F();", "    ")]
    [InlineData("F(", "    ")]
    [InlineData("/* open", "")]
    [InlineData("", "")]
    [InlineData("    \n\n", "    ")]
    public void The_next_line_is_indented_like_the_last_and_a_step_more_behind_a_brace(string code, string expected) =>
        Assert.Equal(expected, CompletenessCheck.IndentAfter(code));

    [Property]
    public void Any_text_is_judged(string code) => Assert.True(Enum.IsDefined(CompletenessCheck.Of(code ?? "")));
}
