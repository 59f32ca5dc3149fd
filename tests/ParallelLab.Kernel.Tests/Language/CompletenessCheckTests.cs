using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using ParallelLab.Kernel.Documents;
using ParallelLab.Kernel.Language;
using ParallelLab.Kernel.Tests.Architecture;

namespace ParallelLab.Kernel.Tests.Language;

public sealed class CompletenessCheckTests
{
    /// <summary>Each is written over several lines; {0} stands where others fit in.</summary>
    private static readonly string[] Statements =
    [
        "int x =\n    1;",
        "if (x > 1)\n{{\n{0}\n}}\nelse\n{{\n{0}\n}}",
        "for (int i = 0;\n    i < 3;\n    i++)\n{{\n{0}\n}}",
        "try\n{{\n{0}\n}}\ncatch (Exception e) when (e is not null)\n{{\n{0}\n}}\nfinally\n{{\n{0}\n}}",
        "switch (x)\n{{\n    case 1:\n{0}\n        break;\n    default:\n        break;\n}}",
        "Parallel.For(\n    0,\n    3,\n    i =>\n    {{\n{0}\n    }});",
        "int F(\n    int a,\n    int b)\n{{\n{0}\n    return a\n        + b;\n}}",
        "var text = $\"\"\"\n    {{x}} is\n    \"x\"\n    \"\"\";",
        "var line = $\"{{(\n    x)}}\";",
        "/* begun\n   ended */",
        "// {{ (",
        "#if DEBUG\n{0}\n#endif",
        "var list = new List<int>\n{{\n    1,\n}};",
        "var q =\n    from n in list\n    where n > 1\n    select n;",
    ];

    [Theory]
    [InlineData("", Completeness.Complete)]
    [InlineData("1 + 1", Completeness.Complete)]
    [InlineData("var x = 1;", Completeness.Complete)]
    [InlineData("int F() { return 1; }", Completeness.Complete)]
    [InlineData("#!time\n1 + 1", Completeness.Complete)]
    [InlineData("#!bash\nfor i in 1 2 3", Completeness.Complete)]
    [InlineData("var s = @\"\n#!time", Completeness.Incomplete)]
    [InlineData("var s = @\"\n#!time\";", Completeness.Complete)]
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
    [InlineData("$\"{\0////\n", Completeness.Incomplete)]
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

    [Fact]
    public void The_first_lines_of_the_lectures_cells_are_never_invalid()
    {
        var notebooks = Directory.EnumerateFiles(Path.Combine(Repository.Root, "notebooks"), "*.ipynb");
        var cells = notebooks.SelectMany(path => IpynbFormat.Read(File.ReadAllBytes(path), path).Cells)
            .Where(cell => cell.Kind == CellKind.Code)
            .Select(cell => cell.Source)
            .ToList();

        Assert.NotEmpty(cells);
        Assert.All(cells, cell => Assert.Equal(Completeness.Complete, CompletenessCheck.Of(cell)));
        Assert.DoesNotContain(cells.SelectMany(FirstLines), lines => CompletenessCheck.Of(lines) == Completeness.Invalid);
    }

    [Property]
    public Property The_first_lines_of_a_right_cell_are_never_invalid() => Prop.ForAll(Cells(depth: 2).ToArbitrary(), cell =>
        CompletenessCheck.Of(cell) == Completeness.Complete && FirstLines(cell).All(lines => CompletenessCheck.Of(lines) != Completeness.Invalid));

    [Property]
    public Property A_closing_bracket_too_many_makes_any_right_cell_invalid() => Prop.ForAll(
        Cells(depth: 1).ToArbitrary(),
        Gen.Elements(")", "]", "}").ToArbitrary(),
        (cell, bracket) => CompletenessCheck.Of($"{cell}\n{bracket}") == Completeness.Invalid);

    [Property]
    public void Any_text_is_judged(string code) => Assert.True(Enum.IsDefined(CompletenessCheck.Of(code ?? "")));

    private static IEnumerable<string> FirstLines(string cell) =>
        Enumerable.Range(0, cell.Length).Where(i => cell[i] == '\n').SelectMany(i => (string[])[cell[..i], cell[..(i + 1)]]);

    private static Gen<string> Cells(int depth) =>
        from statements in Gen.Elements(Statements).NonEmptyListOf()
        from inner in depth == 0 ? Gen.Constant("x++;") : Cells(depth - 1)
        select string.Join('\n', statements.Take(3).Select(statement => string.Format(CultureInfo.InvariantCulture, statement, inner)));
}
